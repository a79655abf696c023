import { CUSTOMER } from '../contract.ts';

const base = `/customers/${CUSTOMER}/artifacts/productkey/groups/g1/lineitems/l1/items`;
export const KEY_LINK = `${base}/DG7GEXAMPLE1:0001:l1`;
export const DOWNLOAD_LINK =
  '/products/DG7GEXAMPLE1/skus/0001/downloadoptions/T1BUSU9OLUtFWQ==/downloadlink?country=US';

const referenceOrder = { id: 'a1b2c3d4e5f6', lineItemId: '0', alternateId: 'a1b2c3d4e5f6' };

function key(productId: string, state: string, reason: string) {
  const link = { uri: `${base}/${productId}:0001:l1`, method: 'GET', headers: [] };
  return { link, reason, state, artifactType: 'product_key' };
}

const olderVersion = {
  includedEntitlements: [],
  referenceOrder,
  productId: 'DG7GEXAMPLE9',
  quantity: 2,
  entitledArtifacts: [key('DG7GEXAMPLE9', 'Revoked', 'Order cancelled')],
  skuId: '0001',
  entitlementType: 'software',
};

export const entitlement = {
  includedEntitlements: [olderVersion],
  referenceOrder,
  productId: 'DG7GEXAMPLE1',
  quantity: 2,
  quantityDetails: [{ quantity: 2, status: 'Fulfilled' }],
  entitledArtifacts: [key('DG7GEXAMPLE1', 'Active', '')],
  skuId: '0001',
  entitlementType: 'software',
  expiryDate: '2029-11-21T00:00:00Z',
};

/** As the page of today shows them: no artifacts, no expiry, nothing included. */
export const bareEntitlement = {
  referenceOrder,
  productId: 'DG7GEXAMPLE2',
  quantity: 1,
  entitledArtifacts: [],
  skuId: '0003',
  entitlementType: 'software',
  fulfillmentState: 'SomethingNew',
};

export function downloadOption(rank: number, cpUandFileType: string) {
  return {
    optionKey: 'T1BUSU9OLUtFWQ==',
    optionTitle: 'Contoso Server 2022',
    displayRank: rank,
    cpUandFileType,
    languageCode: 'en-US',
    languageName: 'English (United States)',
    fileSize: 5_522_759_680,
    downloadLink: { uri: DOWNLOAD_LINK, method: 'GET', headers: [] },
  };
}

export const provisioning = {
  lineItemNumber: 0,
  status: 'PrefulfillmentPending',
  quantityProvisioningInformation: [{ quantity: 2, status: 'Fulfilled' }],
  attributes: { objectType: 'OrderLineItemProvisioningStatus' },
};
