using System.Net;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Kommunenkat.Web.Tests.Hosting;

public sealed class RefusalLogTests(SmallSite site) : IClassFixture<SmallSite>
{
    [Fact]
    public async Task Who_is_signed_in_and_asks_for_what_is_not_theirs_is_told_of_once_in_the_log()
    {
        var cookie = await site.SignInAsync("Petra Prövar");

        var answer = await site.GetAsync("/granskningslogg?person=Berit", ("Cookie", cookie));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        var (level, text) = Assert.Single(site.Log, entry => entry.Text.Contains("/granskningslogg", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Warning, level);
        Assert.Matches("^GET /granskningslogg was answered 404 to session [0-9a-f-]{36} from 127.0.0.1$", text);
    }

    [Fact]
    public async Task What_they_may_see_and_what_strangers_miss_is_not_told()
    {
        var cookie = await site.SignInAsync("Petra Prövar");

        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync("/resultat", ("Cookie", cookie))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.GetAsync("/finns-inte")).Status);

        Assert.DoesNotContain(site.Log, entry => entry.Text.Contains("/resultat", StringComparison.Ordinal) || entry.Text.Contains("/finns-inte", StringComparison.Ordinal));
    }
}
