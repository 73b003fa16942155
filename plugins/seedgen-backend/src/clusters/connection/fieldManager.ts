/** Who manages the fields that we apply, as the API server records it. */
export const FIELD_MANAGER = 'seedgen';
