@echo off
rem Without arguments starts the server; with them it is the command line: calibr validate, test, plan, apply, --help says more.
rem JAVA_HOME or PATH name a JDK 25; JAVA_OPTS takes options such as -Dserver.port=9090.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if "%~1"=="" goto server
set "COMPILER=-XX:TieredStopAtLevel=1"
if /i "%~1"=="plan" set "COMPILER=-XX:+TieredCompilation"
if not defined CALIBR_CACHE set "CALIBR_CACHE=%LOCALAPPDATA%\calibr"
if not exist "%CALIBR_CACHE%" mkdir "%CALIBR_CACHE%"
"%JAVA%" %COMPILER% -XX:+UseSerialGC -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%CALIBR_CACHE%\cli.jsa" -Xlog:cds=off -Xlog:aot=off %JAVA_OPTS% -jar "%~dp0..\calibr-cli.jar" %*
exit /b %ERRORLEVEL%
:server
"%JAVA%" %JAVA_OPTS% -jar "%~dp0..\calibr-server.jar"
exit /b %ERRORLEVEL%
