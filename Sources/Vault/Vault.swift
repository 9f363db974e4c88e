// The first file of Vault.
