-- Contributors hand footage in, custodians keep the library.
ALTER TABLE account DROP CONSTRAINT account_role_check;
ALTER TABLE account ADD CONSTRAINT account_role_check CHECK (role IN ('REVIEWER', 'CONTRIBUTOR', 'CUSTODIAN', 'ADMIN'));
ALTER TABLE api_token DROP CONSTRAINT api_token_role_check;
ALTER TABLE api_token ADD CONSTRAINT api_token_role_check CHECK (role IN ('REVIEWER', 'CONTRIBUTOR', 'CUSTODIAN', 'ADMIN'));
