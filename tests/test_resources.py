from __future__ import annotations

from pathlib import Path

import pytest

from ygt import resources
from ygt.errors import ToolError

REPOSITORY = Path(__file__).resolve().parents[1]


def test_in_a_checkout_the_folders_stand_beside_the_tool() -> None:
    assert resources.schema_dir() == REPOSITORY / "schema"
    assert resources.site_dir() == REPOSITORY / "site"
    assert resources.reference_dir() == REPOSITORY / "catalogues" / "reference"
    assert resources.miniature_dir() == REPOSITORY / "tests" / "fixtures" / "mini"


def test_in_a_wheel_they_are_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "lib" / "site-packages" / "ygt"
    for name in ("schema", "site", "reference", "miniature"):
        (package / "_data" / name).mkdir(parents=True)
    # A folder of that name beside the installed package is another's.
    (tmp_path / "lib" / "schema").mkdir()
    monkeypatch.setattr(resources, "PACKAGE", package)
    assert resources.schema_dir() == package / "_data" / "schema"
    assert resources.site_dir() == package / "_data" / "site"
    assert resources.reference_dir() == package / "_data" / "reference"
    assert resources.miniature_dir() == package / "_data" / "miniature"


def test_an_installation_without_them_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "tools" / "ygt"
    package.mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", package)
    with pytest.raises(ToolError) as caught:
        resources.schema_dir()
    assert str(tmp_path / "schema") in caught.value.message
    assert "重新安装" in caught.value.remedy
