using System.Text;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Geography;
using Xunit;

namespace Kommunenkat.App.Tests.Geography;

public sealed class FindAreasTests
{
    [Theory]
    [InlineData("malmö", "1280")]
    [InlineData("MALMÖ", "1280")]
    [InlineData("  Malmo ", "1280")]
    [InlineData("goteborg", "1480")]
    [InlineData("Göteborgs stad", "1480")]
    [InlineData("lunds kommun", "1281")]
    [InlineData("Alingsås kommun", "1489")]
    [InlineData("upplands bro", "0139")]
    [InlineData("Upplands-Bro", "0139")]
    [InlineData("are", "2321")]
    [InlineData("0114", "0114")]
    [InlineData("12", "12")]
    [InlineData("skåne län", "12")]
    [InlineData("skane lan", "12")]
    [InlineData("Skåne", "12")]
    [InlineData("Västra Götaland", "14")]
    public void One_area_is_what_was_written(string query, string code) =>
        Assert.Equal(code, Assert.Single(FindAreas.Run(query), area => area.Match == AreaMatch.Whole).Code);

    [Theory]
    [InlineData("orebro")]
    [InlineData("Örebro")]
    public void A_county_and_a_municipality_of_one_name_are_both_it(string query) => Assert.Equal(
        [(AreaLevel.Municipality, "1880"), (AreaLevel.County, "18")],
        FindAreas.Run(query).Where(area => area.Match == AreaMatch.Whole).Select(area => (area.Level, area.Code)));

    [Fact]
    public void A_plain_letter_stands_for_both_and_one_with_a_sign_only_for_itself()
    {
        Assert.Equal(["Habo", "Håbo"], Names("habo"));
        Assert.Equal(["Håbo"], Names("håbo"));
    }

    [Fact]
    public void A_letter_written_as_two_characters_is_the_same_letter() =>
        Assert.Equal(["Håbo"], Names("håbo".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void Names_that_begin_so_come_first_then_words_then_the_rest()
    {
        var found = FindAreas.Run("ed").Select(area => (area.Name, area.Match)).ToList();

        Assert.Equal(("Eda", AreaMatch.Beginning), found[0]);
        Assert.Equal(("Dals-Ed", AreaMatch.Word), found[1]);
        Assert.Contains(("Svedala", AreaMatch.Within), found);
        Assert.Equal(found.OrderBy(area => area.Match), found);
    }

    [Fact]
    public void Equal_matches_stand_in_Swedish_order() =>
        Assert.Equal(["Ale", "Avesta", "Åmål", "Älmhult"], Names("a").Where(name => name is "Älmhult" or "Åmål" or "Avesta" or "Ale"));

    [Fact]
    public void A_part_of_a_code_finds_those_that_begin_with_it()
    {
        Assert.Equal(["1280", "1281", "1282", "1283", "1284", "1285", "1286", "1287"], FindAreas.Run("128").Select(area => area.Code).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(FindAreas.Run("80"), area => area.Code == "1280");
    }

    [Fact]
    public void A_county_is_found_by_its_name_in_another_language_too()
    {
        Assert.Empty(FindAreas.Run("Stockholm county"));
        Assert.Equal(["01"], FindAreas.Run("stockholm county", code => code == "01" ? "Stockholm county" : null).Select(area => area.Code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("atlantis")]
    [InlineData("kommun")]
    [InlineData("%_\ud800")]
    public void What_names_no_area_finds_none(string? query) => Assert.Empty(FindAreas.Run(query));

    private static IEnumerable<string> Names(string query) => FindAreas.Run(query).Select(area => area.Name);
}
