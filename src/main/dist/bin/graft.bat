@echo off
rem Starts Graft: without arguments its window, with arguments its command line. GRAFT_OPTS adds options for the JVM.
setlocal
for %%i in ("%~dp0..") do set "APP=%%~fi"

set "JAVA=java"
if not defined JAVA_HOME goto version
set "JAVA=%JAVA_HOME%\bin\java.exe"
if exist "%JAVA%" goto version
echo graft: JAVA_HOME is %JAVA_HOME%, but there is no bin\java.exe in it. 1>&2
exit /b 1

:version
set "VERSION="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1 ^| findstr /c:" version ""') do set "VERSION=%%~v"
if defined VERSION goto found
echo graft: no Java was found; install Java 17 or newer, or set JAVA_HOME. 1>&2
exit /b 1

:found
set "MAJOR=0"
for /f "delims=.-+_ " %%m in ("%VERSION%") do set "MAJOR=%%m"
if %MAJOR% GEQ 17 goto start
echo graft: Java 17 or newer is needed, and %JAVA% is %VERSION%. 1>&2
exit /b 1

:start
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=3"
rem The window does without the second compiler: it is there sooner, and its engine has that compiler. On the command line it
rem takes only what runs for long.
set "COMPILER=-XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=50000 -XX:Tier4CompileThreshold=200000 -XX:Tier4BackEdgeThreshold=2000000"
if "%~1"=="" set "COMPILER=-XX:TieredStopAtLevel=1"
rem The build leaves an archive of loaded classes for its own JDK; another one goes without.
set "ARCHIVE="
if exist "%APP%\lib\graft.jsa" set ARCHIVE="-XX:SharedArchiveFile=%APP%\lib\graft.jsa"
"%JAVA%" -Xshare:auto %ARCHIVE% "-Xlog:cds*=off" -XX:+UseSerialGC -Xms64m -Xmx1g "-Djava.library.path=%APP%\native" -Dorg.bytedeco.javacpp.pathsFirst=true -Dorg.bytedeco.javacpp.maxBytes=0 -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 -Dai.djl.offline=true "-Dgraft.home=%APP%" %COMPILER% %GRAFT_OPTS% -jar "%APP%\lib\graft.jar" %*
exit /b %ERRORLEVEL%
