#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    Puts the machines of this wave back to the KMS client key (GVLK) of their edition, and activates them by KMS.
.DESCRIPTION
    It works as long as the KMS host runs. The GVLK of an edition is public; it is asked for, because this kit holds no keys at all.
.PARAMETER Here
    Only the machine this runs on, without any remoting.
.PARAMETER Dcom
    Reach machines by DCOM.
#>
[CmdletBinding()]
param(
    [string] $Machines = (Join-Path $PSScriptRoot 'machines.csv'),
    [string] $Results = (Join-Path $PSScriptRoot ('roll-back-{0:yyyyMMdd-HHmmss}.csv' -f [DateTime]::UtcNow)),
    [switch] $Here,
    [switch] $Dcom,
    [ValidateRange(1, 1000)] [int] $MostFailures = 3
)

. (Join-Path $PSScriptRoot 'licensing.ps1')
Stop-Recording

$rows = @(Read-Machines $Machines)
if ($Here) { $rows = @($rows | Where-Object { Test-Here $_.machine }) }
if ($rows.Count -eq 0) { throw $Texts.NoMachines }

Invoke-Wave $rows $Results $Texts.AskClientKey $false $Dcom.IsPresent $MostFailures 'MAK' 'KMSCLIENT|GVLK'
