"""What officers ask for: a module a family of intents, each rule from `Asked` to `Query`."""
