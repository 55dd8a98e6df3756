"""Where Jupyter finds the prebuilt extension and the optional server part."""

try:
    from ._version import __version__
except ImportError:
    # Written when the package is built; a bare checkout has none.
    __version__ = "dev"

__all__ = ["__version__"]


def _jupyter_labextension_paths():
    return [{"src": "labextension", "dest": "jupyterlab-bookstore"}]


def _jupyter_server_extension_points():
    return [{"module": "jupyterlab_bookstore.server"}]
