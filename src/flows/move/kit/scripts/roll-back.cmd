@echo off
rem Puts this machine back to the KMS client key (GVLK) of its edition. The key is asked for: this kit holds none.
rem   roll-back.cmd windows     roll-back.cmd office
call "%~dp0roll-out.cmd" "%~1" roll-back
