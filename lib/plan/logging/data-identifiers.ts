// Data identifiers of CloudWatch Logs, under names that people use.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/protect-sensitive-log-data-types.html

import type { DataClass } from '../../annotations/index.js';

/** Identifiers of one region or country carry its code after a hyphen. */
const COUNTRIES: Readonly<Record<string, string>> = {
  BankAccountNumber: 'DE ES FR GB IT US',
  DriversLicense:
    'AT AU BE BG CA CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK US',
  NationalIdentificationNumber: 'DE ES IT',
  PassportNumber: 'CA DE ES FR GB IT US',
  PhoneNumber: 'BR DE ES FR GB IT US',
  Ssn: 'ES US',
  TaxId: 'DE ES FR GB',
};
const GLOBAL =
  'Address AwsSecretKey CreditCardExpiration CreditCardNumber CreditCardSecurityCode EmailAddress IpAddress LatLong Name OpenSshPrivateKey PgpPrivateKey PkcsPrivateKey PuttyPrivateKey VehicleIdentificationNumber CepCode-BR Cnpj-BR CpfCode-BR DrugEnforcementAgencyNumber-US ElectoralRollNumber-GB HealthInsuranceCardNumber-EU HealthInsuranceClaimNumber-US HealthInsuranceNumber-FR HealthcareProcedureCode-US IndividualTaxIdentificationNumber-US InseeCode-FR MedicareBeneficiaryNumber-US NationalDrugCode-US NationalInsuranceNumber-GB NationalProviderId-US NhsNumber-GB NieNumber-ES NifNumber-ES PermanentResidenceNumber-CA PersonalHealthNumber-CA PostalCode-CA RgNumber-BR SocialInsuranceNumber-CA ZipCode-US';

export const DATA_IDENTIFIERS: readonly string[] = [
  ...GLOBAL.split(' '),
  ...Object.entries(COUNTRIES).flatMap(([id, codes]) =>
    codes.split(' ').map((code) => `${id}-${code}`),
  ),
].sort();

const countries = (id: string) => DATA_IDENTIFIERS.filter((one) => one.startsWith(`${id}-`));

/** Short names, and the identifiers each stands for. */
export const MASKS: Readonly<Record<string, readonly string[]>> = {
  email: ['EmailAddress'],
  'credit-card': ['CreditCardNumber', 'CreditCardExpiration', 'CreditCardSecurityCode'],
  name: ['Name'],
  address: ['Address'],
  phone: countries('PhoneNumber'),
  'ip-address': ['IpAddress'],
  ssn: countries('Ssn'),
  passport: countries('PassportNumber'),
  'bank-account': countries('BankAccountNumber'),
  'drivers-license': countries('DriversLicense'),
  'tax-id': countries('TaxId'),
  location: ['LatLong'],
  'private-key': ['OpenSshPrivateKey', 'PgpPrivateKey', 'PkcsPrivateKey', 'PuttyPrivateKey'],
  'aws-secret-key': ['AwsSecretKey'],
  health: [
    'HealthInsuranceCardNumber-EU',
    'HealthInsuranceClaimNumber-US',
    'HealthInsuranceNumber-FR',
    'MedicareBeneficiaryNumber-US',
    'NhsNumber-GB',
    'PersonalHealthNumber-CA',
  ],
};

/** What a `data` mark asks to be masked. */
export const MASKED_CLASSES: Readonly<Record<DataClass, readonly string[]>> = {
  pii: ['email', 'name', 'address', 'phone'],
  phi: ['name', 'address', 'health'],
  pan: ['credit-card'],
  secret: ['private-key', 'aws-secret-key'],
  public: [],
};
