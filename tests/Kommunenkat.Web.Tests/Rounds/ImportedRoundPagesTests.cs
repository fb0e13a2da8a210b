using System.Net;
using System.Text;
using Kommunenkat.App.Access;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Rounds;
using Kommunenkat.Web.Tests.Hosting;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Rounds;

/// <summary>A round from a file beside one that was answered here: the same pages, which say where it comes from.</summary>
public sealed class ImportedRoundPagesTests(SmallSite site) : IClassFixture<SmallSite>
{
    private const string Mark = "svaren samlades in på annat sätt och lästes in från fil";

    [Fact]
    public async Task Every_page_of_an_imported_round_is_there_and_says_that_it_is_imported()
    {
        var round = await ImportedAsync();

        foreach (var path in (string[])
            ["/", "/resultat", $"/resultat/omgang/{round}", $"/resultat/indikator/styrdokument?omgang={round}", "/resultat/lan/12", $"/resultat/kommun/{Lund}",
                $"/resultat/jamfor?indikator=styrdokument&omgang={round}&omrade=12"])
        {
            var page = await site.GetAsync(site.Another(path));
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.True(page.Text.Contains($"Omgång {round}: {Mark}", StringComparison.Ordinal), $"{path} says nothing of it.");
        }
    }

    [Fact]
    public async Task A_round_that_was_answered_here_says_nothing_of_a_file()
    {
        var round = await site.PublishAsync();

        Assert.DoesNotContain(Mark, (await site.GetAsync(site.Another($"/resultat/omgang/{round}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_municipalitys_own_pages_it_is_as_answered_as_any()
    {
        var round = await ImportedAsync();
        var kalle = await site.Elsewhere.EnrolAsync("Kalle Krok", $"{round}@example.se", Role.Coordinator, Lund);
        using var signedIn = await site.Browser.GetAsync($"/test/sign-in/{kalle.PersonId}", TestContext.Current.CancellationToken);
        var cookie = ("Cookie", signedIn.Headers.GetValues("Set-Cookie").First().Split(';')[0]);
        var section = (await site.Elsewhere.OpenAsync(round, Lund)).Questionnaire.FindSectionOf("styrdokument_finns")!;

        Assert.Matches(@"1 av \d+ frågor besvarade", WebUtility.HtmlDecode((await site.GetAsync($"/enkat/{round}/{Lund}", cookie)).Text));
        Assert.DoesNotContain("#fraga-styrdokument_finns", (await site.GetAsync($"/enkat/{round}/{Lund}/kontroll", cookie)).Text, StringComparison.Ordinal);
        Assert.Contains("checked", (await site.GetAsync($"/enkat/{round}/{Lund}/avsnitt/{section.Key}", cookie)).Text, StringComparison.Ordinal);
        Assert.Contains("copy-chosen", (await site.GetAsync($"/enkat/{round}/{Lund}/utskrift/ifylld", cookie)).Text, StringComparison.Ordinal);
    }

    private async Task<string> ImportedAsync()
    {
        var round = await site.Elsewhere.OpenRoundAsync(Lund, Malmö);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"municipality,question,row,value\n{Lund},styrdokument_finns,,yes\n"));
        Succeeded(await site.Elsewhere.Get<ImportAnswers>().RunAsync(Administrator, round, file));
        await site.Elsewhere.ChangeAsync(round, RoundAction.Close);
        Succeeded(await site.Get<ChangeRoundState>().RunAsync(Administrator, round, RoundAction.Publish));
        site.Time.Advance(PublicationMark.LongestDelay);
        return round;
    }
}
