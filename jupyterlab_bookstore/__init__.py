"""Where JupyterLab finds the prebuilt extension."""

from ._version import __version__

__all__ = ["__version__"]


def _jupyter_labextension_paths():
    return [{"src": "labextension", "dest": "jupyterlab-bookstore"}]
