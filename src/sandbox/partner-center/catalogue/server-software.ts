import { dataMedia, serverMedia } from './media.ts';
import { component, perpetual, software, subscription } from './software.ts';
import type { Software } from './software.ts';

const EDUCATION = { segments: ['education'] } as const;

/** Servers and what gives access to them. Prices are invented, of a believable size. */
export const serverSoftware: readonly Software[] = [
  software(
    'Windows Server 2025 Standard',
    [
      perpetual('16 Core License Pack', 98_140),
      perpetual('2 Core License Pack', 12_270),
      perpetual('16 Core License Pack for Education', 21_480, EDUCATION),
    ],
    {
      media: serverMedia(
        'Windows Server 2025 Standard',
        'Windows Server 2022 Standard',
        'Windows Server 2019 Standard',
      ),
      includes: ['Windows Server 2022 Standard', 'Windows Server 2019 Standard'],
    },
  ),
  software(
    'Windows Server 2025 Datacenter',
    [perpetual('16 Core License Pack', 589_300), perpetual('2 Core License Pack', 73_660)],
    {
      media: serverMedia('Windows Server 2025 Datacenter', 'Windows Server 2022 Datacenter'),
      includes: ['Windows Server 2022 Datacenter'],
    },
  ),
  software(
    'Windows Server 2022 Standard',
    [perpetual('16 Core License Pack', 91_820), perpetual('2 Core License Pack', 11_480)],
    {
      media: serverMedia('Windows Server 2022 Standard', 'Windows Server 2019 Standard'),
      includes: ['Windows Server 2019 Standard'],
    },
  ),
  software('Windows Server 2022 Datacenter', [perpetual('16 Core License Pack', 553_100)], {
    media: serverMedia('Windows Server 2022 Datacenter', 'Windows Server 2019 Datacenter'),
    includes: ['Windows Server 2019 Datacenter'],
  }),
  component('Windows Server 2019 Standard', { media: serverMedia('Windows Server 2019 Standard') }),
  component('Windows Server 2019 Datacenter', { media: serverMedia('Windows Server 2019 Datacenter') }),
  software('Windows Server 2025 CAL', [perpetual('1 User CAL', 4_390), perpetual('1 Device CAL', 3_520)], {
    hasKey: false,
  }),
  software('Windows Server 2022 CAL', [perpetual('1 User CAL', 4_120), perpetual('1 Device CAL', 3_310)], {
    hasKey: false,
  }),
  software('Windows Server 2025 Remote Desktop Services CAL', [
    perpetual('1 User CAL', 13_860),
    perpetual('1 Device CAL', 11_540),
  ]),
  software('Windows Server 2022 Remote Desktop Services CAL', [
    perpetual('1 User CAL', 13_020),
    perpetual('1 Device CAL', 10_840),
  ]),
  software('Windows Server 2022 External Connector', [perpetual('External Connector', 201_400, { maximum: 100 })], {
    hasKey: false,
  }),
  software(
    'SQL Server 2022 Standard',
    [perpetual('Server License', 86_900), perpetual('2 Core License Pack', 345_900)],
    {
      media: dataMedia('SQL Server 2022 Standard', 'SQL Server 2019 Standard'),
      includes: ['SQL Server 2019 Standard'],
    },
  ),
  software('SQL Server 2022 Enterprise', [perpetual('2 Core License Pack', 1_326_000, { minimum: 2 })], {
    media: dataMedia('SQL Server 2022 Enterprise'),
    hasKey: false,
  }),
  software('SQL Server 2019 Standard', [perpetual('Server License', 80_700)], {
    media: dataMedia('SQL Server 2019 Standard'),
    hasKey: false,
  }),
  software('SQL Server 2022 CAL', [perpetual('1 User CAL', 20_190), perpetual('1 Device CAL', 20_190)], {
    hasKey: false,
  }),
  software('Exchange Server 2019 Standard', [perpetual('Server License', 68_400)], {
    media: serverMedia('Exchange Server 2019'),
  }),
  software('Exchange Server 2019 Enterprise', [perpetual('Server License', 390_200)], {
    media: serverMedia('Exchange Server 2019'),
  }),
  software('Exchange Server 2019 Standard CAL', [perpetual('1 User CAL', 8_970)], { hasKey: false }),
  software('SharePoint Server 2019', [perpetual('Server License', 655_700)], {
    media: serverMedia('SharePoint Server 2019'),
  }),
  software('System Center 2025 Standard', [perpetual('16 Core License Pack', 121_900)], {
    media: dataMedia('System Center 2025'),
  }),
  software('System Center 2025 Datacenter', [perpetual('16 Core License Pack', 332_400)], {
    media: dataMedia('System Center 2025'),
  }),
  software('BizTalk Server 2020 Standard', [perpetual('2 Core License Pack', 238_600)], {
    media: dataMedia('BizTalk Server 2020'),
    notSoldIn: ['JP'],
  }),
  software('Windows Server Standard Subscription', [subscription('8 Core License Pack', 21_240)], {
    media: serverMedia('Windows Server 2025 Standard', 'Windows Server 2022 Standard'),
    includes: ['Windows Server 2022 Standard'],
  }),
  software(
    'Windows Server CAL Subscription',
    [subscription('1 User CAL', 1_380), subscription('1 Device CAL', 1_100)],
    { hasKey: false },
  ),
  software('Windows Server Remote Desktop Services CAL Subscription', [subscription('1 User CAL', 4_960)]),
  software('SQL Server Standard Subscription', [subscription('2 Core License Pack', 131_800)], {
    media: dataMedia('SQL Server 2022 Standard', 'SQL Server 2019 Standard'),
    hasKey: false,
  }),
  software('SQL Server Enterprise Subscription', [subscription('2 Core License Pack', 505_300, { minimum: 2 })], {
    media: dataMedia('SQL Server 2022 Enterprise'),
    hasKey: false,
  }),
  software('SUSE Linux Enterprise Server', [subscription('1 to 2 Sockets, unlimited virtual machines', 199_500)], {
    publisher: 'SUSE',
    hasKey: false,
    notSoldIn: ['KW', 'JP'],
  }),
];
