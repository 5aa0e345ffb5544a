"""How the sentence models are made: one module a stage, run by train_sentences.py."""
