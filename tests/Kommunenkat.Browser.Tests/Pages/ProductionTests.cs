using System.Net;

namespace Kommunenkat.Browser.Tests.Pages;

/// <summary>A server that is not on a development machine: no demo, an empty database.</summary>
public sealed class ProductionServer() : WebServer("Production")
{
    /// <summary>A way for people to sign in, without which a server does not start.</summary>
    public static IReadOnlyDictionary<string, string> Mail { get; } = new Dictionary<string, string>
    {
        ["Mail:Folder"] = Path.Combine(Path.GetTempPath(), "kommunenkat-browser-mail"),
        ["Mail:Sender"] = "enkat@myndigheten.example",
    };

    protected override IReadOnlyDictionary<string, string> Settings => Mail;
}

public sealed class ProductionTests(Chromium chromium, ProductionServer server) : BrowserTest(chromium, server), IClassFixture<ProductionServer>
{
    [Fact]
    public async Task There_is_no_demo_sign_in()
    {
        var page = (await VisitAsync()).Page;
        await page.GotoAsync("/logga-in");
        await Expect(page.GetByLabel("E-postadress")).ToBeVisibleAsync();
        await Expect(page.Locator("main form")).ToHaveCountAsync(1);

        using var client = new HttpClient { BaseAddress = Server.Address };
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("person", Guid.CreateVersion7().ToString())]);
        var response = await client.PostAsync("/logga-in/demo", content);
        // From a build's folder the static files answer 405 to any unknown POST, from a published one it is 404: nothing is there.
        Assert.Contains(response.StatusCode, new[] { HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed });
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Nothing_published_is_told_and_no_error()
    {
        var visitor = await VisitAsync();
        foreach (var path in new[] { "/", "/resultat" })
            Assert.Equal(200, (await visitor.GoToAsync(path))!.Status);
    }

    [Fact]
    public async Task Static_files_are_sent_as_compressed_as_the_build_made_them()
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = Server.Address };
        var plain = await client.GetByteArrayAsync("/app.css");
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip");
        var compressed = await client.GetByteArrayAsync("/app.css");

        Assert.True(compressed.Length < plain.Length / 2);
    }

    [Fact]
    public async Task A_fault_in_the_program_is_told_without_its_insides()
    {
        var visitor = await VisitAsync();
        visitor.Expect("the server responded with a status of 500");
        await RenameAsync("survey_round", "survey_round_gone");
        try
        {
            // An address that nobody has asked for yet: one of those that are known is still served from memory.
            var response = await visitor.GoToAsync("/resultat?ny");
            Assert.Equal(500, response!.Status);
            await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Något gick fel hos oss");
            Assert.DoesNotContain("survey_round", await response.TextAsync(), StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            await RenameAsync("survey_round_gone", "survey_round");
        }
    }

    private async Task RenameAsync(string from, string to)
    {
        await using var connection = new Stored(Server).Open();
        await using var command = connection.CreateCommand();
        command.CommandText = $"ALTER TABLE {from} RENAME TO {to}";
        await command.ExecuteNonQueryAsync();
    }
}
