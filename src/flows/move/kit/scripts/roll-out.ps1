#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    Installs and activates the MAK on the machines of this wave, and writes a file of results to bring back.
.DESCRIPTION
    It holds no key. The key is asked for, masked, or is read from a one-time page, and stands in no command line, no output and
    no file. Machines are reached by CIM: WS-Management, or DCOM where there is no PowerShell remoting.
.PARAMETER Here
    Only the machine this runs on, without any remoting.
.PARAMETER OneTimePage
    Read the key from a one-time page of CSP Desk: paste its link, type its passphrase.
.PARAMETER Dcom
    Reach machines by DCOM.
#>
[CmdletBinding()]
param(
    [string] $Machines = (Join-Path $PSScriptRoot 'machines.csv'),
    [string] $Results = (Join-Path $PSScriptRoot ('results-{0:yyyyMMdd-HHmmss}.csv' -f [DateTime]::UtcNow)),
    [switch] $Here,
    [switch] $OneTimePage,
    [switch] $Dcom,
    [ValidateRange(1, 1000)] [int] $MostFailures = 3
)

. (Join-Path $PSScriptRoot 'licensing.ps1')
Stop-Recording

$rows = @(Read-Machines $Machines)
if ($Here) { $rows = @($rows | Where-Object { Test-Here $_.machine }) }
if ($rows.Count -eq 0) { throw $Texts.NoMachines }

Invoke-Wave $rows $Results $Texts.AskKey $OneTimePage.IsPresent $Dcom.IsPresent $MostFailures 'KMSCLIENT|GVLK' 'MAK'
