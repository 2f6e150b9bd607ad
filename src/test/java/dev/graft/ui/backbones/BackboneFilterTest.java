package dev.graft.ui.backbones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.ui.Samples;
import dev.graft.ui.backbones.BackboneFacts.Place;
import dev.graft.ui.backbones.BackboneFilter.Where;
import dev.graft.zoo.Catalogue;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.Licence;
import dev.graft.zoo.ZooEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a line of the list says, and which lines a filter lets through. */
class BackboneFilterTest {
  private static final CatalogueEntry VGG = Catalogue.official().find("vgg16").orElseThrow();

  private static List<BackboneFacts> all() {
    List<ZooEntry> entries = new ArrayList<>();
    entries.add(
        Samples.entry(Samples.backbone("mini", "MobileNetV2:0.35", 96, 0), true)
            .stored(1_600_000, Optional.empty()));
    entries.add(
        new ZooEntry(
                "vgg16",
                false,
                true,
                VGG.parameters(),
                224,
                "CC-BY-4.0",
                "VGG16",
                1000,
                VGG.source(),
                Optional.empty())
            .stored(553_000_000, Optional.of(VGG)));
    entries.add(
        new ZooEntry(
            "mine",
            false,
            true,
            10,
            96,
            "CC-BY-NC-4.0",
            "custom",
            2,
            "pets.h5 (Keras HDF5)",
            Optional.empty()));
    Catalogue.official().entries().stream()
        .filter(e -> !e.name().equals("vgg16"))
        .forEach(e -> entries.add(ZooEntry.of(e)));
    return BackboneFacts.all(entries);
  }

  private static List<String> names(UnaryOperator<BackboneFilter> change) {
    BackboneFilter filter = change.apply(BackboneFilter.ALL);
    return all().stream().filter(filter::admits).map(BackboneFacts::name).toList();
  }

  @Test
  void filesOfOneNetworkAreOneLine() {
    BackboneFacts resnet =
        all().stream().filter(f -> f.name().equals("resnet50")).findFirst().orElseThrow();
    assertThat(resnet.files())
        .extracting(CatalogueEntry::name)
        .containsExactly("resnet50", "resnet50-notop");
    assertThat(resnet.place()).isEqualTo(Place.TO_DOWNLOAD);
    assertThat(resnet.bytes()).isEqualTo(102_967_424);
    assertThat(resnet.top1()).hasValue(0.749);
    assertThat(resnet.licenceWords()).isEqualTo("MIT, Kaiming He");
    assertThat(resnet.sourceWords()).isEqualTo("googleapis.com");
  }

  @Test
  void aDownloadedOneKeepsWhatTheCatalogueKnows() {
    BackboneFacts vgg =
        all().stream().filter(f -> f.name().equals("vgg16")).findFirst().orElseThrow();
    assertThat(vgg.place()).isEqualTo(Place.IMPORTED);
    assertThat(vgg.top1()).hasValue(0.713);
    assertThat(vgg.licence().holder()).isEqualTo("Visual Geometry Group, University of Oxford");
  }

  @Test
  void wordsStandInNameArchitectureLicenceAndSource() {
    assertThat(names(f -> f.withWords("resnet50v2 facebook"))).containsExactly("resnet50v2");
    assertThat(names(f -> f.withWords("PETS.h5"))).containsExactly("mine");
    assertThat(names(f -> f.withWords("oxford"))).containsExactly("vgg16", "vgg16", "vgg19");
    assertThat(names(f -> f.withWords("no such words"))).isEmpty();
  }

  @Test
  void placesSizesAndLicencesAreFilters() {
    assertThat(names(f -> f.withWhere(Where.HERE))).containsExactly("mini", "vgg16", "mine");
    assertThat(names(f -> f.withWhere(Where.IMPORTED))).containsExactly("vgg16", "mine");
    assertThat(names(f -> f.withWhere(Where.TO_DOWNLOAD))).doesNotContain("mini").hasSize(36);
    assertThat(names(f -> f.withWhere(Where.HERE).withCommercial(true)))
        .containsExactly("mini", "vgg16");
    assertThat(names(f -> f.withCommercial(true))).doesNotContain("efficientnetb0", "squeezenet");
    assertThat(names(f -> f.withMostBytes(5_000_000)))
        .contains("mini", "squeezenet")
        .doesNotContain("vgg16", "resnet50");
  }

  @Test
  void onlyWhatLeavesSomethingOutIsAFilter() {
    assertThat(BackboneFilter.ALL.isOn()).isFalse();
    assertThat(BackboneFilter.ALL.withWords("  ").isOn()).isFalse();
    assertThat(BackboneFilter.ALL.withCommercial(true).isOn()).isTrue();
  }

  @Test
  void aLicenceIsOnlyFreeIfItsNameSaysSo() {
    assertThat(Licence.named("Apache-2.0").commercialUse()).isEqualTo(Licence.CommercialUse.YES);
    assertThat(Licence.named("CC-BY-NC-4.0").commercialUse()).isEqualTo(Licence.CommercialUse.NO);
    assertThat(Licence.named("unknown").commercialUse()).isEqualTo(Licence.CommercialUse.UNKNOWN);
  }

  @Test
  void theFirstPartOfASentenceSaysWhatHappened() {
    assertThat(Trouble.firstPart("It is gone; get it again.")).isEqualTo("It is gone.");
    assertThat(Trouble.firstPart("It is gone.")).isEqualTo("It is gone.");
  }
}
