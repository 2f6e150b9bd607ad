package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DesktopLookTest {
  @Test
  void gnomeSaysWhatItPrefers() {
    assertThat(DesktopLook.ofGnome("'prefer-dark'\n")).contains(true);
    assertThat(DesktopLook.ofGnome("'default'\n")).contains(false);
    assertThat(DesktopLook.ofGnome("No such schema\n")).isEmpty();
  }

  @Test
  void windowsSaysWhetherProgramsAreLight() {
    assertThat(DesktopLook.ofRegistry("AppsUseLightTheme    REG_DWORD    0x0")).contains(true);
    assertThat(DesktopLook.ofRegistry("AppsUseLightTheme    REG_DWORD    0x1")).contains(false);
    assertThat(DesktopLook.ofRegistry("ERROR")).isEmpty();
  }

  @Test
  void eachSystemHasItsProgramForFolders() {
    assertThat(FileManager.program("Linux")).isEqualTo("xdg-open");
    assertThat(FileManager.program("Mac OS X")).isEqualTo("open");
    assertThat(FileManager.program("Windows 11")).isEqualTo("explorer.exe");
  }
}
