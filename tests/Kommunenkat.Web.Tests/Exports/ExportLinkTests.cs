using Kommunenkat.App.Rounds;
using Kommunenkat.Web.Tests.Hosting;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Exports;

/// <summary>The way from a page to a workbook of the figures on it.</summary>
public sealed class ExportLinkTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Fact]
    public async Task An_indicators_page_of_an_earlier_release_leads_to_that_release()
    {
        var (before, round) = (await site.PublishAsync(), await site.PublishAsync());
        await site.Elsewhere.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));
        Succeeded(await site.Get<ReleaseRound>().RunAsync(Administrator, round, "Lund svarade fel."));
        var path = $"/resultat/indikator/styrdokument?omgang={round}";

        Assert.Contains($"\"/resultat/excel?omgang={before},{round}&amp;utgava={round}:1&amp;matt=styrdokument\"", (await site.GetAsync($"{path}&utgava=1")).Text, StringComparison.Ordinal);
        Assert.Contains($"\"/resultat/excel?omgang={before},{round}&amp;matt=styrdokument\"", (await site.GetAsync(path)).Text, StringComparison.Ordinal);
    }
}
