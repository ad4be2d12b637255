// For the Jest project `issuer`: everybody in these tests is vouched for by an issuer of another make.
process.env['TEST_ISSUER'] = 'other';
