#Requires -Version 5.1
<#
.SYNOPSIS
    Writes what the machines of this wave say of their licences, as a file to bring back. It changes nothing.
.PARAMETER Here
    Only the machine this runs on, without any remoting.
.PARAMETER Dcom
    Reach machines by DCOM.
#>
[CmdletBinding()]
param(
    [string] $Machines = (Join-Path $PSScriptRoot 'machines.csv'),
    [string] $Inventory = (Join-Path $PSScriptRoot ('inventory-{0:yyyyMMdd-HHmmss}.csv' -f [DateTime]::UtcNow)),
    [switch] $Here,
    [switch] $Dcom
)

. (Join-Path $PSScriptRoot 'licensing.ps1')

$names = @(Read-Machines $Machines | ForEach-Object { $_.machine } | Sort-Object -Unique)
if ($Here) { $names = @($names | Where-Object { Test-Here $_ }) }
if ($names.Count -eq 0) { throw $Texts.NoMachines }

$told = @('Name', 'Description', 'ID', 'ApplicationID', 'LicenseStatus', 'LicenseStatusReason', 'GracePeriodRemaining', 'PartialProductKey', 'ProductKeyChannel', 'KeyManagementServiceMachine', 'DiscoveredKeyManagementServiceMachineName', 'VLActivationType', 'ADActivationObjectDN')
foreach ($name in $names) {
    $session = @{}
    try {
        $session = Open-Machine $name $Dcom.IsPresent
        Get-CimInstance @session -ClassName SoftwareLicensingProduct -Filter 'PartialProductKey IS NOT NULL' |
            Select-Object -Property (@(@{ n = 'Machine'; e = { $name } }, @{ n = 'CapturedAt'; e = { [DateTime]::UtcNow.ToString('o') } }) + $told) |
            Export-Csv -LiteralPath $Inventory -Append -NoTypeInformation -Encoding UTF8
        Write-Host ($Texts.Looked -f $name)
    }
    catch { Write-Warning ($Texts.NotDone -f $name, 'connect', (Get-Code $_)) }
    finally { Close-Machine $session }
}
if (Test-Path -LiteralPath $Inventory) { Write-Host ($Texts.Results -f $Inventory) } else { Write-Host $Texts.NothingDone }
