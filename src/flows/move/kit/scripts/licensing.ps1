# What roll-out.ps1, roll-back.ps1 and verify.ps1 share. It holds no key and no name of a machine: both are read as data, and
# nothing that is read is ever run.

Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$VerbosePreference = 'SilentlyContinue'
$DebugPreference = 'SilentlyContinue'

$Texts = Import-PowerShellDataFile -LiteralPath (Join-Path $PSScriptRoot 'texts.psd1')
$Columns = @('machine', 'kind', 'product', 'activationId', 'order')
$Applications = @{
    'windows' = '55c92734-d682-4d71-983e-d6ec3f16059f'
    'office'  = '0ff1ce15-a989-479d-af46-f275c6370663'
}
$KeyShape = '\A\s*[B-DF-HJKMNP-RTV-Y2-46-9]{5}(-[B-DF-HJKMNP-RTV-Y2-46-9]{5}){4}\s*\z'
$MachineShape = '\A[\p{L}\p{N}_][\p{L}\p{N}_.-]{0,252}\z'

function Stop-Recording {
    # What is typed is not echoed and no key is printed; a transcript has no business here all the same.
    try { Stop-Transcript | Out-Null } catch { Write-Debug 'no transcript' }
}

function Read-Machines([string] $Path) {
    # A spreadsheet program that separates by semicolons may have saved it.
    $header = [string] (Get-Content -LiteralPath $Path -Encoding UTF8 -TotalCount 1)
    $delimiter = ','
    if ($header.Contains(';')) { $delimiter = ';' }
    foreach ($column in $Columns) {
        if (-not $header.Contains($column)) { throw ($Texts.WrongFile -f $column) }
    }
    foreach ($row in @(Import-Csv -LiteralPath $Path -Delimiter $delimiter -Encoding UTF8)) {
        if ([regex]::IsMatch([string] $row.machine, $MachineShape) -and $Applications.ContainsKey([string] $row.kind)) { $row }
        else { Write-Warning $Texts.NotAMachine }
    }
}

function Test-Here([string] $Machine) {
    $Machine.Split('.')[0] -eq $env:COMPUTERNAME
}

function Open-Machine([string] $Machine, [bool] $Dcom) {
    if (Test-Here $Machine) { return @{} }
    $protocol = 'Wsman'
    if ($Dcom) { $protocol = 'Dcom' }
    $option = New-CimSessionOption -Protocol $protocol
    return @{ CimSession = New-CimSession -ComputerName $Machine -SessionOption $option -OperationTimeoutSec 300 }
}

function Close-Machine([hashtable] $Session) {
    if ($Session.ContainsKey('CimSession')) { Remove-CimSession -CimSession $Session.CimSession }
}

# The clear text lives as long as $Use runs, is given to no command as a parameter, and is wiped from where it was copied to.
function Use-Secret([securestring] $Secret, [scriptblock] $Use) {
    $pointer = [Runtime.InteropServices.Marshal]::SecureStringToBSTR($Secret)
    try { & $Use ([Runtime.InteropServices.Marshal]::PtrToStringBSTR($pointer)) }
    finally { [Runtime.InteropServices.Marshal]::ZeroFreeBSTR($pointer) }
}

function Read-ProductKey([string] $Question) {
    while ($true) {
        $key = Read-Host -Prompt $Question -AsSecureString
        if ($key.Length -eq 0) { return $null }
        if (Use-Secret $key { param($plain) [regex]::IsMatch($plain.ToUpperInvariant(), $KeyShape) }) { return $key }
        Write-Warning $Texts.NotAKey
    }
}

# Opens the one-time page of the desk. The link alone opens nothing; the passphrase goes into the body of one request over TLS.
function Read-OneTimePage {
    $link = (Read-Host -Prompt $Texts.AskLink).Trim()
    if (-not [regex]::IsMatch($link, '\Ahttps://[^\s"]{1,500}/handover/(en|nl)/[A-Za-z0-9_-]{32}\z')) { throw $Texts.NotALink }
    $passphrase = Read-Host -Prompt $Texts.AskPassphrase -AsSecureString
    [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
    $key = New-Object -TypeName Security.SecureString
    Use-Secret $passphrase {
        param($plain)
        $form = @{ passphrase = $plain }
        try { $answer = Invoke-WebRequest -Uri $link -Method Post -Body $form -UseBasicParsing -MaximumRedirection 0 }
        catch { throw $Texts.NoKeyOnPage }
        $shown = [regex]::Match($answer.Content, 'id="product-key">\s*([A-Z0-9-]{29})\s*<')
        foreach ($character in $shown.Groups[1].Value.ToCharArray()) { $key.AppendChar($character) }
    }
    if ($key.Length -eq 0) { throw $Texts.NoKeyOnPage }
    return $key
}

function Get-Ending([securestring] $Key) {
    Use-Secret $Key { param($plain) $text = $plain.Trim().ToUpperInvariant(); $text.Substring($text.Length - 5) }
}

function Get-Products([hashtable] $Session, [string] $Kind) {
    $filter = "ApplicationID='{0}' AND PartialProductKey IS NOT NULL" -f $Applications[$Kind]
    Get-CimInstance @Session -ClassName SoftwareLicensingProduct -Filter $filter
}

# VOLUME_KMSCLIENT, VOLUME_MAK, RETAIL(MAK): never translated, and told by every version.
function Get-Channel($Product) {
    $told = [regex]::Match([string] $Product.Description, '(VOLUME|RETAIL|OEM|TIMEBASED)[A-Z0-9_-]*(\(MAK\))?')
    if ($told.Success) { return $told.Value }
    return [string] $Product.ProductKeyChannel
}

function Assert-Done($Answer) {
    if ($Answer.ReturnValue -ne 0) { throw ('0x{0:X8}' -f $Answer.ReturnValue) }
}

function Get-Code($Problem) {
    foreach ($text in @($Problem.FullyQualifiedErrorId, $Problem.Exception.Message)) {
        $told = [regex]::Match([string] $text, '0x[0-9A-Fa-f]{8}')
        if ($told.Success) { return '0x' + $told.Value.Substring(2).ToUpperInvariant() }
    }
    return '0x{0:X8}' -f $Problem.Exception.HResult
}

function Install-Key([hashtable] $Session, [securestring] $Key) {
    $service = Get-CimInstance @Session -ClassName SoftwareLicensingService
    Use-Secret $Key {
        param($plain)
        $arguments = @{ ProductKey = $plain.Trim().ToUpperInvariant() }
        Assert-Done (Invoke-CimMethod @Session -InputObject $service -MethodName InstallProductKey -Arguments $arguments)
    }
}

# Microsoft advises it after a new key. Where the service does not stop, it goes on as it is.
function Restart-Licensing([hashtable] $Session) {
    try {
        $service = Get-CimInstance @Session -ClassName Win32_Service -Filter "Name='sppsvc'"
        Invoke-CimMethod @Session -InputObject $service -MethodName StopService | Out-Null
        for ($try = 0; $try -lt 20; $try++) {
            $service = Get-CimInstance @Session -ClassName Win32_Service -Filter "Name='sppsvc'"
            if ($service.State -eq 'Stopped') { break }
            Start-Sleep -Milliseconds 500
        }
        Invoke-CimMethod @Session -InputObject $service -MethodName StartService | Out-Null
    }
    catch { Write-Debug 'sppsvc runs on' }
}

# The product that has the key which ends so, and is of that channel.
function Find-Product($Products, [string] $Ending, [string] $Channel) {
    $Products | Where-Object { $_.PartialProductKey -eq $Ending -and (Get-Channel $_) -match $Channel } | Select-Object -First 1
}

# Replaces the key of one product of one machine, activates at once, looks whether it is so, and returns the row of the results.
# $From and $To are what the channel is before and after: KMSCLIENT and MAK, or the other way round.
function Switch-Product([hashtable] $Session, $Row, [securestring] $Key, [string] $From, [string] $To) {
    $ending = Get-Ending $Key
    $step = 'check'
    $code = ''
    $found = $null
    try {
        $before = @(Get-Products $Session $Row.kind)
        $old = @($before | Where-Object { (Get-Channel $_) -match $From })
        $named = @($old | Where-Object { $_.ID -eq $Row.activationId })
        if ($named.Count -eq 1 -or $old.Count -gt 1) { $old = $named }
        $found = $old + $before | Select-Object -First 1
        $new = Find-Product $before $ending $To
        if ($null -eq $new -and $old.Count -eq 0) {
            return New-Result $Row $found $step ''
        }
        if ($null -eq $new) {
            $step = 'install'
            Install-Key $Session $Key
            Restart-Licensing $Session
            $installed = @(Get-Products $Session $Row.kind)
            $new = Find-Product $installed $ending $To
            if ($null -eq $new) {
                # A key of another kind, such as that of a KMS host: it is not activated.
                $found = Find-Product $installed $ending ''
                return New-Result $Row $found $step ''
            }
        }
        $step = 'activate'
        $found = $new
        if ($new.LicenseStatus -ne 1) {
            Assert-Done (Invoke-CimMethod @Session -InputObject $new -MethodName Activate)
        }
        $step = 'verify'
        $service = Get-CimInstance @Session -ClassName SoftwareLicensingService
        Invoke-CimMethod @Session -InputObject $service -MethodName RefreshLicenseStatus | Out-Null
        $after = @(Get-Products $Session $Row.kind)
        $new = Find-Product $after $ending $To
        if ($null -eq $new) { return New-Result $Row $found $step '' }
        $found = $new
        if ($new.LicenseStatus -eq 1 -and $Row.kind -eq 'office') {
            # Office keeps the old key beside the new one, as another licence.
            $step = 'clean-up'
            foreach ($left in @($after | Where-Object { $old.Count -eq 1 -and $_.ID -eq $old[0].ID -and $_.ID -ne $new.ID })) {
                Assert-Done (Invoke-CimMethod @Session -InputObject $left -MethodName UninstallProductKey)
            }
            $step = 'verify'
        }
    }
    catch { $code = Get-Code $_ }
    return New-Result $Row $found $step $code
}

# One row of the results: what the desk reads. Of a key it has the last five characters, as every tool shows them.
function New-Result($Row, $Product, [string] $Step, [string] $Code) {
    $result = [ordered] @{
        machine      = $Row.machine
        product      = $Row.product
        activationId = $Row.activationId
        partialKey   = ''
        channel      = ''
        status       = ''
        code         = $Code
        capturedAt   = [DateTime]::UtcNow.ToString('o')
        step         = $Step
        minutesLeft  = ''
    }
    if ($null -ne $Product) {
        $result.product = $Product.Name
        $result.activationId = $Product.ID
        $result.partialKey = $Product.PartialProductKey
        $result.channel = Get-Channel $Product
        $result.status = [string] $Product.LicenseStatus
        $result.minutesLeft = [string] $Product.GracePeriodRemaining
    }
    return [pscustomobject] $result
}

# Asks for the key of each product, then does machine by machine. Each result is on disk before the next machine is begun.
function Invoke-Wave($Rows, [string] $Results, [string] $Question, [bool] $FromPage, [bool] $Dcom, [int] $MostFailures, [string] $From, [string] $To) {
    foreach ($group in @($Rows | Group-Object -Property @('product', 'order'))) {
        $first = $group.Group[0]
        Write-Host ($Texts.Product -f $first.product, $first.order, $group.Count)
        $key = $null
        if ($FromPage) { $key = Read-OneTimePage } else { $key = Read-ProductKey ($Question -f $first.product) }
        if ($null -eq $key) { continue }
        $failures = 0
        foreach ($row in $group.Group) {
            $session = @{}
            try {
                $session = Open-Machine $row.machine $Dcom
                $result = Switch-Product $session $row $key $From $To
            }
            catch { $result = New-Result $row $null 'connect' (Get-Code $_) }
            finally { Close-Machine $session }
            $result | Export-Csv -LiteralPath $Results -Append -NoTypeInformation -Encoding UTF8
            if ($result.status -eq '1' -and $result.channel -match $To) {
                $failures = 0
                Write-Host ($Texts.Done -f $row.machine, $result.partialKey)
                continue
            }
            $failures++
            Write-Warning ($Texts.NotDone -f $row.machine, $result.step, $result.code)
            # The key has no activations left, or is no good at all: the next machine would only lose its activation, too.
            if (@('0xC004C001', '0xC004C003', '0xC004C020', '0xC004C021', '0xC004F050', '0xC004F051') -contains $result.code) {
                Write-Warning $Texts.StoppedByKey
                break
            }
            if ($failures -ge $MostFailures) {
                Write-Warning ($Texts.StoppedByFailures -f $failures)
                break
            }
        }
        $key.Dispose()
    }
    if (Test-Path -LiteralPath $Results) { Write-Host ($Texts.Results -f $Results) } else { Write-Host $Texts.NothingDone }
}
