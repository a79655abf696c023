/** A past order: whose, how many days ago, and what. Made of what the catalogue has; `cancelled` counts days after the order. */
export type SeededOrder = {
  readonly domain: string;
  readonly daysAgo: number;
  readonly lines: readonly SeededLine[];
  readonly unusualStatus?: string;
};

export type SeededLine = {
  readonly title: string;
  readonly quantity: number;
  readonly sku?: string;
  readonly term?: readonly [billingCycle: string, termDuration: string];
  readonly friendlyName?: string;
  readonly cancelledAfterDays?: number;
};

/** Some inside every return window, some outside, some years old; some cancelled; one of four lines. */
export const seededOrders: readonly SeededOrder[] = [
  { domain: 'fabrikam.nl', daysAgo: 990, lines: [{ title: 'Office LTSC Standard 2021', quantity: 40 }] },
  {
    domain: 'fabrikam.nl',
    daysAgo: 400,
    lines: [{ title: 'SQL Server 2019 Standard', quantity: 1, cancelledAfterDays: 6 }],
  },
  { domain: 'fabrikam.nl', daysAgo: 58, lines: [{ title: 'Visio LTSC Professional 2024', quantity: 5 }] },
  {
    domain: 'fabrikam.nl',
    daysAgo: 12,
    lines: [{ title: 'Windows Server 2022 Standard', quantity: 2, friendlyName: 'PO 2026-097' }],
  },
  {
    domain: 'fabrikam.nl',
    daysAgo: 3,
    lines: [
      { title: 'Windows Server 2025 Standard', quantity: 4 },
      { title: 'Windows Server 2025 CAL', quantity: 120 },
      { title: 'Windows Server 2025 Remote Desktop Services CAL', quantity: 25 },
      { title: 'SQL Server 2022 Standard', quantity: 1 },
    ],
  },
  { domain: 'contoso.co.uk', daysAgo: 700, lines: [{ title: 'Exchange Server 2019 Standard', quantity: 2 }] },
  {
    domain: 'contoso.co.uk',
    daysAgo: 200,
    lines: [{ title: 'Windows Server Standard Subscription', quantity: 6, term: ['annual', 'P3Y'] }],
  },
  {
    domain: 'contoso.co.uk',
    daysAgo: 4,
    lines: [{ title: 'SQL Server Standard Subscription', quantity: 2, term: ['annual', 'P1Y'] }],
  },
  { domain: 'contoso.co.uk', daysAgo: 20, lines: [{ title: 'Office LTSC Professional Plus 2024', quantity: 60 }] },
  { domain: 'northwind.example', daysAgo: 1_500, lines: [{ title: 'Windows Server 2022 Datacenter', quantity: 1 }] },
  { domain: 'adatum.example', daysAgo: 35, lines: [{ title: 'System Center 2025 Standard', quantity: 2 }] },
  { domain: 'adatum.example', daysAgo: 90, lines: [{ title: 'Microsoft 365 Business Premium', quantity: 30 }] },
  {
    domain: 'adventure-works.example',
    daysAgo: 45,
    lines: [{ title: 'Office LTSC Standard for Mac 2024', quantity: 8, cancelledAfterDays: 2 }],
  },
  { domain: 'alpineskihouse.example', daysAgo: 15, lines: [{ title: 'Project Professional 2024', quantity: 3 }] },
  { domain: 'bakkerijvandijk.example', daysAgo: 25, lines: [{ title: 'Office LTSC Standard 2024', quantity: 6 }] },
  {
    domain: 'bellowscollege.example',
    daysAgo: 30,
    lines: [{ title: 'Office LTSC Professional Plus 2024', quantity: 300, sku: '0002' }],
  },
  { domain: 'bestforyou.example', daysAgo: 300, lines: [{ title: 'Project Standard 2024', quantity: 2 }] },
  { domain: 'boulder.example', daysAgo: 11, lines: [{ title: 'System Center 2025 Datacenter', quantity: 1 }] },
  { domain: 'firstup.example', daysAgo: 17, lines: [{ title: 'Office LTSC Standard 2024', quantity: 35 }] },
  {
    domain: 'nordlysfiske.example',
    daysAgo: 40,
    lines: [{ title: 'Windows Server 2022 External Connector', quantity: 1 }],
  },
  { domain: 'blueyonder.example', daysAgo: 2_100, lines: [{ title: 'BizTalk Server 2020 Standard', quantity: 4 }] },
  {
    domain: 'cpandl.example',
    daysAgo: 8,
    lines: [{ title: 'SUSE Linux Enterprise Server', quantity: 4, term: ['annual', 'P1Y'] }],
  },
  {
    domain: 'cpandl.example',
    daysAgo: 10,
    lines: [{ title: 'Windows Server 2025 Datacenter', quantity: 2 }],
    unusualStatus: 'po_upload_complete',
  },
  { domain: 'consolidatedmessenger.example', daysAgo: 61, lines: [{ title: 'SharePoint Server 2019', quantity: 1 }] },
  {
    domain: 'gemeentewaterland.example',
    daysAgo: 5,
    lines: [{ title: 'Windows 11 Enterprise LTSC 2024', quantity: 75 }],
  },
  {
    domain: 'humongous.example',
    daysAgo: 500,
    lines: [{ title: 'Windows Server CAL Subscription', quantity: 250, term: ['annual', 'P1Y'] }],
  },
  {
    domain: 'kliniekdelinde.example',
    daysAgo: 18,
    lines: [{ title: 'Windows Server 2022 Remote Desktop Services CAL', quantity: 15 }],
  },
  {
    domain: 'lamna.example',
    daysAgo: 6,
    lines: [
      { title: 'Windows Server 2022 Standard', quantity: 3 },
      { title: 'Windows Server 2022 CAL', quantity: 50, cancelledAfterDays: 1 },
    ],
  },
  { domain: 'relecloud.example', daysAgo: 1, lines: [{ title: 'SQL Server 2022 Enterprise', quantity: 4 }] },
  { domain: 'sakurashoji.example', daysAgo: 28, lines: [{ title: 'Exchange Server 2019 Enterprise', quantity: 1 }] },
  { domain: 'tailspintoys.example', daysAgo: 29, lines: [{ title: 'Visio LTSC Standard 2024', quantity: 12 }] },
  {
    domain: 'treyresearch.example',
    daysAgo: 2,
    lines: [
      { title: 'Windows Server Remote Desktop Services CAL Subscription', quantity: 20, term: ['monthly', 'P1Y'] },
    ],
  },
  {
    domain: 'wideworldimporters.example',
    daysAgo: 59,
    lines: [{ title: 'Windows Server 2025 Standard', quantity: 10 }],
  },
  {
    domain: 'woodgrove.example',
    daysAgo: 22,
    lines: [{ title: 'Windows Server 2025 Standard', quantity: 16, sku: '0002' }],
  },
];
