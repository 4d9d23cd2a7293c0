"""Build the wheel, install it into a fresh environment, and run this project's tests there, far from the checkout."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent
ROOT = PROJECT.parent.parent


def main():
    with tempfile.TemporaryDirectory(prefix="cooperation-municipality-") as folder:
        away = Path(folder)
        python = away / "venv" / "bin" / "python"
        pip = [python, "-m", "pip", "--disable-pip-version-check", "-q"]
        subprocess.run([sys.executable, "-m", "venv", away / "venv"], check=True)
        print("Building the wheel", flush=True)
        subprocess.run([*pip, "wheel", "--no-deps", "-w", away / "dist", ROOT], check=True)
        (wheel,) = (away / "dist").glob("*.whl")
        print(f"Installing {wheel.name} into a fresh environment", flush=True)
        subprocess.run([*pip, "install", wheel, "pytest", "pytest-django"], check=True)
        shutil.copytree(PROJECT, away / "gmina", ignore=shutil.ignore_patterns("__pycache__"))
        environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "DATABASE_URL")}
        tests = subprocess.run([python, "-m", "pytest", "-q"], cwd=away / "gmina", env=environment)
    sys.exit(tests.returncode)


if __name__ == "__main__":
    main()
