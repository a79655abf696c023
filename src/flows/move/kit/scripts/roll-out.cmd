@echo off
rem Installs and activates a key on this machine, where PowerShell may not be used. It holds no key.
rem The key stands on the command line of cscript while that runs: where command lines are logged, use roll-out.ps1.
rem   roll-out.cmd windows     roll-out.cmd office
setlocal EnableExtensions DisableDelayedExpansion
call "%~dp0texts.cmd"
set "KIND="
if /i "%~1"=="windows" set "KIND=windows"
if /i "%~1"=="office" set "KIND=office"
if not defined KIND goto usage
set "CHANNEL=MAK"
set "ASK=%T_ASK_KEY%"
if /i "%~2"=="roll-back" set "CHANNEL=VOLUME_KMSCLIENT"
if /i "%~2"=="roll-back" set "ASK=%T_ASK_CLIENT_KEY%"
fltmc >nul 2>&1 || goto notElevated
findstr /i /b /l /c:"%COMPUTERNAME%," /c:"%COMPUTERNAME%." "%~dp0machines.csv" >nul || goto notListed
set "SLMGR=%SystemRoot%\System32\slmgr.vbs"
set "OSPP="
if exist "%ProgramFiles%\Microsoft Office\Office15\ospp.vbs" set "OSPP=%ProgramFiles%\Microsoft Office\Office15\ospp.vbs"
if exist "%ProgramFiles(x86)%\Microsoft Office\Office15\ospp.vbs" set "OSPP=%ProgramFiles(x86)%\Microsoft Office\Office15\ospp.vbs"
if exist "%ProgramFiles(x86)%\Microsoft Office\Office16\ospp.vbs" set "OSPP=%ProgramFiles(x86)%\Microsoft Office\Office16\ospp.vbs"
if exist "%ProgramFiles%\Microsoft Office\Office16\ospp.vbs" set "OSPP=%ProgramFiles%\Microsoft Office\Office16\ospp.vbs"
if "%KIND%"=="office" if not defined OSPP goto noOffice
set "RESULT=%~dp0results-%COMPUTERNAME%-%KIND%.txt"
set "SAID=%TEMP%\wave-kit-%RANDOM%.txt"

set "KEYENTERED="
set /p "KEYENTERED=%ASK% "
cls
if not defined KEYENTERED goto nothing
set KEYENTERED|findstr /r /x "KEYENTERED=.....-.....-.....-.....-....." >nul || goto notAKey
set KEYENTERED|findstr /r "[^0-9A-Za-z=-]" >nul && goto notAKey
set "ENDING=%KEYENTERED:~-5%"

if "%KIND%"=="office" goto office
rem The output of /ipk and /inpkey repeats the key: it goes nowhere.
cscript //nologo "%SLMGR%" /ipk %KEYENTERED% >nul 2>&1
set "KEYENTERED="
cscript //nologo "%SLMGR%" /ato >"%SAID%" 2>&1
>"%RESULT%" echo Machine: %COMPUTERNAME%
cscript //nologo "%SLMGR%" /dlv >>"%RESULT%" 2>&1
goto look

:office
cscript //nologo "%OSPP%" /inpkey:%KEYENTERED% >nul 2>&1
set "KEYENTERED="
cscript //nologo "%OSPP%" /act >"%SAID%" 2>&1
>"%RESULT%" echo Machine: %COMPUTERNAME%
cscript //nologo "%OSPP%" /dstatus >>"%RESULT%" 2>&1

:look
type "%SAID%"
type "%SAID%">>"%RESULT%"
del "%SAID%"
type "%RESULT%"
findstr /l /c:"%CHANNEL%" "%RESULT%" >nul || goto notDone
findstr /i /l /c:": %ENDING%" "%RESULT%" >nul || goto notDone
echo %T_LOOK%
if "%KIND%"=="office" echo %T_OLD_KEY%
echo %T_RESULT%
echo "%RESULT%"
exit /b 0

:notDone
echo %T_NOT_DONE%
echo "%RESULT%"
exit /b 1

:usage
echo roll-out.cmd windows
echo roll-out.cmd office
exit /b 2

:notElevated
echo %T_NOT_ELEVATED%
exit /b 2

:notListed
echo %T_NOT_LISTED%
exit /b 2

:noOffice
echo %T_NO_OFFICE%
exit /b 2

:nothing
echo %T_NOTHING%
exit /b 2

:notAKey
set "KEYENTERED="
echo %T_NOT_A_KEY%
exit /b 2
