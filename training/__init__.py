"""How the shipped model is made and measured, from a data folder given by the user.

Commands (``python -m training.NAME``; each begins with what it does):

* **making the model**: `pipeline` runs the rest in order: `train_attribution`, `train_loaded`,
  `train_sentences` (its stages are in `training.sentences`), `sign` and `train` (the two scores,
  manifest, model card). `train_punkt` makes the parameters of the sentence splitter, which lie in
  the package; `seen` and `golden` write again what `train` writes at its end;
* **once, with a language model**, for files that are kept beside this one: `annotate`
  (``annotations.npz``), `pretrained` (``pieces.npz``), `teach` (``taught.npz``) and
  `learn_cue_vectors` (``cue_vectors.npz``), with their models in `teacher`, `cue_vector_learner`
  and `batches`;
* **measuring**: `measure` prints every figure beside baselines, in sections (`measure_body`,
  `measure_attribution`, `measure_heads`, `measure_sentences`, `measure_sources`), and holds it to
  its floor (`ratchet`, ``floors.json``); `fold_draws` repeats the figures of the two scores on
  several draws of folds, `learning_curve` measures retraining.

What `train` is made of, in the order of use: `data` and `material` read the articles, `features`
measures them, `folds` splits them by outlet; `annotations`, `rated_words`, `transfer` and
`wording` learn the weights of words; `checklist` and `heads` make a head, `model` a whole model
out of fold, `intervals` judges its calibration; `evaluate`, `metrics`, `baselines`, `breakdown` and
`examine` tell how good it is; `card` and `unseen` write down what is kept.
"""
