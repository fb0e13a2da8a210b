using Kommunenkat.App.Analysis;
using Kommunenkat.Web.Features.Exports;
using Xunit;

namespace Kommunenkat.Web.Tests.Exports;

public sealed class ExportAddressTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?omgang=2023,2025&niva=country,county&omraden=00,14&matt=styrdokument&sprak=en&fil=csv&svar=nej&kontakt=ja")]
    [InlineData("?omgang=2023,2025&utgava=2023:2,2025:1")]
    [InlineData("?utgava=2025:1")]
    public void An_address_says_the_same_when_it_is_written_anew(string query) => Assert.Equal(ExportAddress.Page + query, ExportAddress.Parse(query).ToString());

    [Fact]
    public void A_forms_boxes_come_one_by_one()
    {
        var address = ExportAddress.Parse("omgang=2023&omgang=2025&omgang=2023&niva=county&fil=csv-excel");

        Assert.Equal(["2023", "2025"], address.Rounds);
        Assert.Equal([AreaLevel.County], address.Levels);
        Assert.Equal(ExportForm.CsvForExcel, address.Form);
        Assert.Empty(address.Problems);
    }

    [Fact]
    public void What_is_not_understood_is_left_out_and_told()
    {
        var address = ExportAddress.Parse("niva=county,lan&utgava=första&fil=pdf&svar=kanske&kontakt=1&annat=x");

        Assert.Equal(["utgava=första", "niva=lan", "fil=pdf", "svar=kanske", "kontakt=1"], address.Problems);
        Assert.Equal([AreaLevel.County], address.Levels);
        Assert.Empty(address.Releases);
        Assert.Equal(ExportForm.Excel, address.Form);
        Assert.True(address.WithAnswers);
        Assert.False(address.WithPersonalData);
    }

    [Fact]
    public void A_release_is_of_the_round_before_the_colon_or_of_the_only_one_that_is_named()
    {
        Assert.Equal(Releases(("2025", 2)), ExportAddress.Parse("omgang=2025&utgava=2").Selection("sv").Figures.Releases);
        Assert.Equal(Releases(("2023", 2), ("2025", 1)), ExportAddress.Parse("omgang=2023,2025&utgava=2025:1&utgava=2023:2").Selection("sv").Figures.Releases.OrderBy(release => release.Key));
        var unknown = ExportAddress.Parse("omgang=2023,2025&utgava=2,2025:,2025:1:1");
        Assert.Empty(unknown.Releases);
        Assert.Equal(["utgava=2", "utgava=2025:", "utgava=2025:1:1"], unknown.Problems);

        static IEnumerable<KeyValuePair<string, int>> Releases(params (string Round, int Number)[] releases) =>
            releases.Select(release => KeyValuePair.Create(release.Round, release.Number));
    }

    [Fact]
    public void A_countys_figures_are_its_own_and_its_municipalities()
    {
        Assert.Equal(["09", "0980"], ExportAddress.OfArea("09").Areas);
        Assert.Equal(["1280"], ExportAddress.OfArea("1280").Areas);
        Assert.Equal("en", ExportAddress.OfArea("1280").Selection("en").Language.Code);
    }
}
