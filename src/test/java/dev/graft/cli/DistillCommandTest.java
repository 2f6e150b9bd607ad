package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.distillation.DistillationRecipe;
import dev.graft.workbench.DistillationDefaults;
import dev.graft.workbench.DistillationRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistillCommandTest extends CommandLineTest {
  private static final String[] LEAST = {
    "distill", "--teacher", "t", "--student", "MobileNetV2", "--images", "/d"
  };

  private Outcome distill(String... more) {
    String[] args = java.util.Arrays.copyOf(LEAST, LEAST.length + more.length);
    System.arraycopy(more, 0, args, LEAST.length, more.length);
    workbench.asked.clear();
    return graft(args);
  }

  private DistillationRequest request(String... more) {
    assertThat(distill(more).err()).isEmpty();
    return (DistillationRequest) workbench.asked.get(0);
  }

  @Test
  void hasDefaults() {
    DistillationRequest request = request();

    assertThat(request.name()).isEqualTo("student");
    assertThat(request.resume()).isFalse();
    assertThat(request.out()).isEmpty();
    DistillationRecipe recipe = request.recipe();
    assertThat(recipe.teachers()).containsExactly("t");
    assertThat(recipe.student()).isEqualTo("MobileNetV2:0.5");
    assertThat(recipe.images()).containsExactly(Path.of("/d"));
    assertThat(recipe.size()).isEqualTo(DistillationDefaults.SIZE);
    assertThat(recipe.epochs()).isEqualTo(DistillationDefaults.EPOCHS);
  }

  @Test
  void takesEveryOption() {
    DistillationRequest request =
        request(
            "/e",
            "--teacher=u",
            "--width=0.35",
            "--name=small",
            "--size=96",
            "--first-size=64",
            "--first-share=0.5",
            "--views=3",
            "--epochs=2",
            "--batch=8",
            "--learning-rate=0.1",
            "--temperature=3",
            "--mixing=0",
            "--seed=9",
            "--resume",
            "--out=/o");

    DistillationRecipe recipe = request.recipe();
    assertThat(recipe.teachers()).containsExactly("t", "u");
    assertThat(recipe.images()).containsExactly(Path.of("/d"), Path.of("/e"));
    assertThat(recipe.student()).isEqualTo("MobileNetV2:0.35");
    assertThat(recipe.size()).isEqualTo(96);
    assertThat(recipe.firstSize()).isEqualTo(64);
    assertThat(recipe.firstShare()).isEqualTo(0.5);
    assertThat(recipe.views()).isEqualTo(3);
    assertThat(recipe.epochs()).isEqualTo(2);
    assertThat(recipe.batch()).isEqualTo(8);
    assertThat(recipe.learningRate()).isEqualTo(0.1);
    assertThat(recipe.temperature()).isEqualTo(3);
    assertThat(recipe.mixing()).isZero();
    assertThat(recipe.seed()).isEqualTo(9);
    assertThat(request.name()).isEqualTo("small");
    assertThat(request.resume()).isTrue();
    assertThat(request.out()).isEqualTo(Optional.of(Path.of("/o")));
  }

  @ParameterizedTest
  @CsvSource({
    "--views=0, --views must be at least 1",
    "--epochs=0, --epochs must be at least 1",
    "--batch=1, --batch must be at least 2",
    "--learning-rate=0, --learning-rate must be above 0",
    "--temperature=-1, --temperature must be above 0",
    "--mixing=2, --mixing is a share",
    "--size=16, --size must be from 32",
  })
  void aWrongNumberIsWrongUsage(String option, String sentence) {
    Outcome wrong = distill(option);

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains(sentence);
    assertThat(started).isFalse();
  }

  @Test
  void aWidthThatThereIsNotIsASentence() {
    Outcome wrong = distill("--width=0.6");

    assertThat(wrong.code()).isEqualTo(1);
    assertThat(wrong.err()).contains("no width 0.6", "MobileNetV2:0.5").doesNotContain("at dev.");
  }

  @Test
  void tellsPeopleAndPrograms() {
    assertThat(distill().out())
        .contains(
            "Epoch 1 at 96 px: classes 1.500  features 0.500, rate 0.001",
            "student is in the zoo after",
            "706,224 parameters, taught on 12 views of 3 photographs");
    assertThat(distill("--json").out())
        .contains(
            "{\"event\":\"viewing\",\"done\":3,\"total\":3}",
            "\"event\":\"epoch\",\"epoch\":1,\"size\":96,\"classLoss\":1.5",
            "\"event\":\"finished\",\"name\":\"student\",\"fingerprint\":\"abc\"");
  }
}
