"""A retrained model as plain data, and back, checked part by part."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from credscore.arrays import FloatArray
from credscore.errors import ModelFileError
from credscore.kinds import HEAD_KINDS
from credscore.model.head import PARAMETERS, Transform
from credscore.model.model import Model
from credscore.model.own_wording import OWN_TITLE, OWN_WORDING, OwnWording
from credscore.model.report import TrainingReport
from credscore.model.trained import TrainedHead, TrainedModel
from credscore.resources import once_each

__all__ = ["from_plain", "to_plain"]


def to_plain(model: TrainedModel) -> dict[str, Any]:
    """Return `model` as dictionaries, lists, text, numbers and arrays."""
    head, own = model.head, model.own
    described = {
        "name": head.name,
        "kind": head.kind,
        "classes": list(head.classes),
        "features": list(head.features),
        "residuals": list(head.residuals),
        "bounds": list(head.bounds),
        "terms": {kind: list(wording.rows) for kind, wording in own.items()},
        "base": model.base,
        "report": model.report.without_texts().to_dict(),
    }
    return {
        "manifest": dict(model.manifest),
        # One text instead of a member for every word.
        "described": json.dumps(described),
        **{name: getattr(head.transform, name) for name in PARAMETERS},
        "coef": head.coef,
        "intercept": head.intercept,
        "members": head.members,
        "word_spread": head.word_spread,
        "quantiles": head.quantiles,
        "idf": {kind: wording.idf for kind, wording in own.items()},
        "weights": {kind: wording.weights for kind, wording in own.items()},
        "means": {kind: wording.means for kind, wording in own.items()},
        "seen": model.seen,
    }


def from_plain(plain: Mapping[str, Any], shipped: Model) -> TrainedModel:
    """Rebuild a model from `to_plain`.

    Raises
    ------
    ModelFileError
        If a part is missing, of the wrong shape or not finite.
    """
    try:
        described = json.loads(plain["described"])
        head = _head(plain, described)
        n_outputs = len(head.intercept)
        own = {
            str(kind): OwnWording(
                once_each(map(str, terms)),
                _finite(plain["idf"][kind], (len(terms),)),
                _finite(plain["weights"][kind], (len(terms), n_outputs)),
                _finite(plain["means"][kind], (len(terms),)),
            )
            for kind, terms in described["terms"].items()
        }
        report = TrainingReport.from_dict(described["report"])
        base = described["base"]
        manifest = {**plain["manifest"], "model_id": str(plain["manifest"]["model_id"])}
        seen = np.asarray(plain["seen"])
    except ModelFileError:
        raise
    except (
        *(KeyError, TypeError, ValueError, IndexError, AttributeError),
        *(RecursionError, OverflowError),
    ) as error:
        raise ModelFileError(f"is damaged or is not a credscore model ({error!r})") from error
    if not {OWN_WORDING} <= set(own) <= {OWN_WORDING, OWN_TITLE}:
        raise ModelFileError(
            f"is damaged: it lacks a wording or holds unknown wordings {sorted(own)}"
        )
    if base not in ("default", None):
        raise ModelFileError(f"is of unknown base {base!r}")
    if seen.dtype != np.uint64 or seen.ndim != 1:
        raise ModelFileError("is damaged: its digests of texts are not 64-bit numbers")
    return TrainedModel.assemble(shipped, head, own, base, manifest, report, seen)


def _head(plain: Mapping[str, Any], described: Mapping[str, Any]) -> TrainedHead:
    kind = described["kind"]
    classes = tuple(map(str, described["classes"]))
    _check_classes(kind, classes)
    n_outputs = len(classes) if kind == "multiclass" else 1
    features = tuple(once_each(map(str, described["features"])))
    n = len(features)
    n_knots = np.shape(plain["knots"])[1]
    n_members = np.shape(plain["members"])[0]
    if n_knots < 2 or not n_members:
        raise ModelFileError("is damaged: no knots or no resampled fits")
    scale = _finite(plain["scale"], (n,))
    lower, upper, low, high = _finite(
        [*described["residuals"], *described["bounds"]], (4,)
    ).tolist()
    if not (scale > 0.0).all() or lower > upper or low > high:
        raise ModelFileError("is damaged: it holds intervals or scales that are none")
    return TrainedHead(
        name=str(described["name"]),
        kind=kind,
        classes=classes,
        features=features,
        transform=Transform(
            _finite(plain["knots"], (n, n_knots)),
            _finite(plain["ranks"], (n, n_knots)),
            _finite(plain["mean"], (n,)),
            scale,
        ),
        coef=_finite(plain["coef"], (n, n_outputs)),
        intercept=_finite(plain["intercept"], (n_outputs,)),
        members=_finite(plain["members"], (n_members, n + 1, n_outputs)),
        word_spread=_finite(plain["word_spread"], (n_outputs,)),
        residuals=(lower, upper),
        quantiles=_finite(plain["quantiles"], (101, n_outputs)),
        bounds=(low, high),
    )


def _check_classes(kind: str, classes: tuple[str, ...]) -> None:
    if kind not in HEAD_KINDS:
        raise ModelFileError(f"holds a head of unknown kind {kind!r}")
    n = len(classes)
    fits = {"regression": n == 0, "binary": n == 2}.get(kind, n > 2)
    if not fits or len(set(classes)) < n:
        raise ModelFileError(f"is damaged: a {kind} head of the classes {list(classes)[:5]}")


def _finite(array: Any, shape: tuple[int, ...]) -> FloatArray:
    """Return `array` if it is of finite numbers and of `shape`.

    Raises
    ------
    ModelFileError
        Otherwise.
    """
    checked = np.asarray(array)
    if checked.dtype.kind not in "fiu" or checked.shape != shape:
        raise ModelFileError(
            f"the model file is damaged: an array of shape {checked.shape} where {shape} is due"
        )
    numbers = checked.astype(np.float64)
    if not np.isfinite(numbers).all():
        raise ModelFileError("the model file is damaged: it holds numbers that are not finite")
    return numbers
