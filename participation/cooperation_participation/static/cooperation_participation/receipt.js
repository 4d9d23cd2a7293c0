// On a receipt: what was sent has arrived, so the device need not keep it any longer.
import { release } from "./kept.js";

release();
