"""Entry point for tools that do not read pyproject.toml by themselves.

All facts but the long description are in pyproject.toml. setuptools reads them from version 61 on; for an older one
(``python setup.py install`` with the setuptools that came with Python 3.7) this file reads the few that an installation
needs.
"""

import ast
import re
import subprocess
import sys
from pathlib import Path

import setuptools
from setuptools.command.install import install

LIST = r"\[.*?^\]|\[[^\n]*?\]"


def project_facts(text):
    """Return the arguments of ``setup()`` that stand in the ``[project]`` table of pyproject.toml.

    TOML writes strings and lists of strings as Python does, so that ``ast`` reads them; tomllib came with Python 3.11.
    """
    flags = re.MULTILINE | re.DOTALL
    project = re.search(r"^\[project\]\n(.*?)(?=^\[)", text, flags).group(1)
    extras = re.search(r"^\[project\.optional-dependencies\]\n(.*?)(?=^\[)", text, flags).group(1)

    def value(key):
        return ast.literal_eval(re.search(rf"^{key} = ({LIST}|\"[^\n]*\")$", project, flags).group(1))

    return {
        "name": value("name"),
        "version": value("version"),
        "description": value("description"),
        "python_requires": value("requires-python"),
        "install_requires": value("dependencies"),
        "extras_require": {
            name: ast.literal_eval(requirements)
            for name, requirements in re.findall(rf"^([\w-]+) = ({LIST})$", extras, flags)
        },
        "entry_points": {"pytest11": ["flat_api = flat_api.pytest_plugin"]},
        "packages": setuptools.find_packages(include=["flat_api", "flat_api.*"]),
        "package_data": {"flat_api": ["py.typed"], "flat_api.sandbox": ["*.json", "*.musicxml"]},
    }


def long_description(readme, repository):
    """Return the README with absolute links: an index of packages has neither the files nor the anchors of headings."""
    inside = re.sub(r"\]\((#[^)]+)\)", rf"]({repository}\1)", readme)
    return re.sub(r"\]\((?![a-z]+:)([^)]+)\)", rf"]({repository}/blob/HEAD/\1)", inside)


def repository(text):
    """Return the address of the repository, which stands in the ``[project.urls]`` table of pyproject.toml."""
    return re.search(r'^Repository = "([^"\n]+)"$', text, re.MULTILINE).group(1)


class Install(install):
    """``python setup.py install``, with pip for the dependencies and a plain folder for the package.

    By itself setuptools leaves both to easy_install: it takes versions that were made for other Pythons, knows few
    wheels, and may keep the package zipped, where the sandbox does not find its files.
    """

    def run(self):
        """Install the dependencies, unless somebody else has asked for the files only, then the package."""
        if self.root is None and not self.single_version_externally_managed:
            pip = [sys.executable, "-m", "pip", "install", *(["--user"] if self.user else [])]
            subprocess.run([*pip, *self.distribution.install_requires], check=True)
            self.single_version_externally_managed = True
        super().run()


HERE = Path(__file__).parent
PYPROJECT = (HERE / "pyproject.toml").read_text(encoding="utf-8")
DESCRIPTION = {
    "cmdclass": {"install": Install},
    "long_description": long_description((HERE / "README.md").read_text(encoding="utf-8"), repository(PYPROJECT)),
    "long_description_content_type": "text/markdown",
}

if int(setuptools.__version__.split(".")[0]) >= 61:
    setuptools.setup(**DESCRIPTION)
else:
    setuptools.setup(**DESCRIPTION, **project_facts(PYPROJECT))
