@echo off
rem Without arguments starts the server; with them it is the command line: calibr validate, test, plan, apply, --help says more.
rem JAVA_HOME or PATH name a JDK 25; JAVA_OPTS takes options such as -Dserver.port=9090.
rem With -XX:AOTCacheOutput=calibr.aot of this folder among them, stopping the server leaves a cache that later starts are
rem faster with. The command line keeps such a cache by itself, in CALIBR_CACHE or the user's local application data.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if "%~1"=="" goto server
rem short commands are not worth optimizing; a plan may price a million SKUs
set "COMPILER=-XX:TieredStopAtLevel=1"
if /i "%~1"=="plan" set "COMPILER=-XX:+TieredCompilation"
if not defined LOCALAPPDATA set "LOCALAPPDATA=%TEMP%"
if not defined CALIBR_CACHE set "CALIBR_CACHE=%LOCALAPPDATA%\calibr"
if not exist "%CALIBR_CACHE%\" mkdir "%CALIBR_CACHE%" 2>nul
if not exist "%CALIBR_CACHE%\" goto without
"%JAVA%" %COMPILER% -XX:+UseSerialGC -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%CALIBR_CACHE%\cli.jsa" -Xlog:cds=off -Xlog:aot=off %JAVA_OPTS% -jar "%~dp0..\calibr-cli.jar" %*
exit /b %ERRORLEVEL%
:without
"%JAVA%" %COMPILER% -XX:+UseSerialGC %JAVA_OPTS% -jar "%~dp0..\calibr-cli.jar" %*
exit /b %ERRORLEVEL%
:server
if exist "%~dp0..\calibr.aot" goto cached
"%JAVA%" %JAVA_OPTS% -jar "%~dp0..\calibr-server.jar"
exit /b %ERRORLEVEL%
:cached
"%JAVA%" "-XX:AOTCache=%~dp0..\calibr.aot" -Xlog:aot*=error %JAVA_OPTS% -jar "%~dp0..\calibr-server.jar"
exit /b %ERRORLEVEL%
