/** Where a bank is shown. */
export const bankPage = (name) => `/console/bank.html?name=${encodeURIComponent(name)}`;
