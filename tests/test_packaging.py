"""A wheel holds all that the program reads at run time."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from places import ROOT

pytestmark = pytest.mark.process


def test_a_wheel_holds_prompts_styles_and_scripts(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation",
         "--no-index", "-w", str(tmp_path), str(ROOT)],
        check=True,
        capture_output=True,
        cwd=tmp_path,
    )  # fmt: skip
    [wheel] = tmp_path.glob("onrecord-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    packed = {
        path.relative_to(ROOT).as_posix()
        for package in ("assistant", "index", "prompts")
        for path in (ROOT / package).rglob("*")
        if path.suffix in (".py", ".md", ".css", ".js")
    }
    assert packed <= names
    assert not any(name.startswith(("tests/", "benchmarks/", "seeds/")) for name in names)
