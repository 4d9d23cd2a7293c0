"""The verbs of consultations: plain functions, one transaction each; clock and actor are arguments."""
