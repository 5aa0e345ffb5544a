"""A text read once: body, paragraphs, sentences, tokens and quotations."""
