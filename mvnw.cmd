@echo off
rem Runs Maven on this project: the pinned one from its cache, else an installed one that is new enough, else the pinned
rem one, fetched from the Apache project's archive and checked against its SHA-512. Arguments are Maven's own.
setlocal

set "SETTINGS=%~dp0.mvn\maven.properties"
if exist "%SETTINGS%" goto settings
echo mvnw: %SETTINGS% cannot be read. 1>&2
exit /b 1

:settings
for /f "usebackq eol=# tokens=1,* delims==" %%a in ("%SETTINGS%") do set "MVNW_%%a=%%b"
if not defined MAVEN_USER_HOME set "MAVEN_USER_HOME=%USERPROFILE%\.m2"
set "MVNW_NAME=apache-maven-%MVNW_version%"
set "MVNW_CACHE=%MAVEN_USER_HOME%\graft-maven"
set "MVNW_MVN=%MVNW_CACHE%\%MVNW_NAME%\bin\mvn.cmd"

rem TensorFlow reads it from the environment before Java has a say; javafx:run hands it on.
if not defined TF_CPP_MIN_LOG_LEVEL set "TF_CPP_MIN_LOG_LEVEL=3"

if exist "%MVNW_MVN%" goto run

set "MVNW_INSTALLED="
where mvn.cmd >nul 2>nul || goto fetch
for /f "tokens=3" %%v in ('mvn.cmd --batch-mode --version 2^>nul ^| findstr /b /c:"Apache Maven "') do set "MVNW_INSTALLED=%%v"
if not defined MVNW_INSTALLED goto fetch
powershell -NoProfile -Command "if ([version]($env:MVNW_INSTALLED -replace '-.*','') -ge [version]$env:MVNW_minimum) { exit 0 } else { exit 1 }"
if errorlevel 1 goto fetch
set "MVNW_MVN=mvn.cmd"
goto run

:fetch
set "MVNW_URL=%MVNW_archive%/%MVNW_version%/binaries/%MVNW_NAME%-bin.zip"
echo mvnw: fetching %MVNW_URL% 1>&2
powershell -NoProfile -Command ^
  "$ErrorActionPreference = 'Stop'; $ProgressPreference = 'SilentlyContinue';" ^
  "$work = Join-Path $env:MVNW_CACHE ('fetching.' + [guid]::NewGuid()); $zip = Join-Path $work 'maven.zip';" ^
  "try { [void](New-Item -ItemType Directory -Force $work);" ^
  "  [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12;" ^
  "  Invoke-WebRequest -UseBasicParsing -Uri $env:MVNW_URL -OutFile $zip;" ^
  "  if ((Get-FileHash -Algorithm SHA512 $zip).Hash -ne ${env:MVNW_sha512.zip}) { throw 'it does not have the SHA-512 that .mvn\maven.properties names; it was not used.' };" ^
  "  Expand-Archive $zip $work; $target = Join-Path $env:MVNW_CACHE $env:MVNW_NAME;" ^
  "  if (-not (Test-Path $target)) { Move-Item (Join-Path $work $env:MVNW_NAME) $target } }" ^
  "catch { [Console]::Error.WriteLine('mvnw: ' + $env:MVNW_URL + ' failed: ' + $_.Exception.Message); exit 1 }" ^
  "finally { Remove-Item -Recurse -Force -ErrorAction SilentlyContinue $work }"
if errorlevel 1 exit /b 1

:run
call "%MVNW_MVN%" %*
exit /b %ERRORLEVEL%
