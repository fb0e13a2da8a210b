namespace Kommunenkat.Browser.Tests.Answering;

/// <summary>A server that does not wait long for a locked database.</summary>
public sealed class ImpatientServer : WebServer
{
    protected override int? LockTimeout => 1;
}

/// <summary>What the page says is saved is saved, also when the database cannot be written to.</summary>
public sealed class TroubleTests(Chromium chromium, ImpatientServer server) : BrowserTest(chromium, server), IClassFixture<ImpatientServer>
{
    private const string Round = "2027";
    private const string Municipality = "2506";

    private Stored Stored => new(Server);

    [Fact]
    public async Task An_answer_that_meets_a_locked_database_is_not_called_saved_and_is_saved_by_itself_later()
    {
        var section = new SectionPage((await SignedInAsync()).Page);
        await section.GoToAsync(Round, Municipality, "bakgrund");

        await using (var connection = Stored.Open())
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            await section.Option("kontakt_funktion", "folkhalsa").CheckAsync();
            await Expect(section.SaveState("kontakt_funktion", "failed")).ToContainTextAsync("Inte sparat.");
            await section.Typed("kontakt_namn").FillAsync("Elin Stenman");
            await Expect(section.SaveState("kontakt_namn", "failed")).ToContainTextAsync("Vi försöker igen");
            Assert.False(Stored.Answers(Round, Municipality).ContainsKey("kontakt_funktion"));
            await transaction.RollbackAsync();
        }

        await section.WaitUntilSavedAsync("kontakt_funktion");
        await section.WaitUntilSavedAsync("kontakt_namn");
        var answers = Stored.Answers(Round, Municipality);
        Assert.Equal("folkhalsa", answers["kontakt_funktion"]);
        Assert.Equal("Elin Stenman", answers["kontakt_namn"]);
    }

    private async Task<Visitor> SignedInAsync()
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Elin Stenman");
        return visitor;
    }
}
