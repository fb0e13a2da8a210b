namespace Kommunenkat.Browser.Tests.Answering;

/// <summary>Answering in the draft of Arjeplog, where nothing is answered when the tests begin.</summary>
public sealed class DraftTests(Chromium chromium, SharedServer server) : BrowserTest(chromium, server)
{
    private const string Round = "2027";
    private const string Municipality = "2506";

    [Fact]
    public async Task Answers_show_and_hide_questions_at_once_and_hidden_answers_are_kept()
    {
        var section = await OpenAsync("styrning");

        await section.Option("styrdokument_finns", "yes").CheckAsync();
        await section.Option("styrdokument_beslutsniva", "namnd").CheckAsync();
        await section.WaitUntilSavedAsync("styrdokument_beslutsniva");
        await Expect(section.Question("styrdokument_plan")).ToBeHiddenAsync();

        await section.Option("styrdokument_finns", "no").CheckAsync();
        await Expect(section.Question("styrdokument_plan")).ToBeVisibleAsync();
        await Expect(section.Question("styrdokument_beslutsniva")).ToBeHiddenAsync();

        await section.Option("styrdokument_finns", "yes").CheckAsync();
        await Expect(section.Option("styrdokument_beslutsniva", "namnd")).ToBeCheckedAsync();
        await Expect(section.Question("styrdokument_plan")).ToBeHiddenAsync();
        Assert.Equal("namnd", new Stored(Server).Answers(Round, Municipality)["styrdokument_beslutsniva"]);
    }

    [Theory]
    [InlineData("sv", "Skriv ett tal som är högst 2 000.", "Skriv ett tal som är minst 1.", "Skriv ett heltal, utan decimaler.", "Skriv ett tal med siffror")]
    [InlineData("en", "Write a number that is at most 2,000.", "Write a number that is at least 1.", "Write a whole number, without decimals.", "Write a number in digits")]
    public async Task A_wrong_number_is_told_at_the_field_stays_there_and_the_last_right_one_stays_saved(
        string language, string tooMuch, string tooLittle, string notWhole, string noNumber)
    {
        var section = await OpenAsync("samordning", language);
        await section.Option("samordnare_finns", "yes").CheckAsync();
        await Expect(section.Typed("samordnare_omfattning")).ToBeVisibleAsync();

        await AssertFaultsAsync(
            section, "samordnare_omfattning", right: "125", language, ("2 001", tooMuch), ("0", tooLittle), ("12,5", notWhole), ("många", noNumber));
    }

    [Theory]
    [InlineData("sv", "Skriv ett datum som ÅÅÅÅ-MM-DD", "Skriv ett datum som är 2005-01-01 eller senare.")]
    [InlineData("en", "Write a date as YYYY-MM-DD", "Write a date that is 2005-01-01 or later.")]
    public async Task A_wrong_date_is_told_at_the_field_stays_there_and_the_last_right_one_stays_saved(string language, string noDate, string tooEarly)
    {
        var section = await OpenAsync("styrning", language);
        await section.Option("styrdokument_finns", "yes").CheckAsync();
        await Expect(section.Typed("styrdokument_beslutsdatum")).ToBeVisibleAsync();

        await AssertFaultsAsync(section, "styrdokument_beslutsdatum", right: "2024-02-29", language, ("2023-02-29", noDate), ("2004-12-31", tooEarly));
    }

    [Theory]
    [InlineData("sv", "Skriv en e-postadress, till exempel namn@kommunen.se.")]
    [InlineData("en", "Write an e-mail address, for example name@municipality.se.")]
    public async Task A_wrong_address_is_told_at_the_field_stays_there_and_the_last_right_one_stays_saved(string language, string noAddress)
    {
        var section = await OpenAsync("bakgrund", language);

        await AssertFaultsAsync(section, "kontakt_epost", right: "elin@arjeplog.example", language, ("elin at arjeplog", noAddress), ("elin@arjeplog", noAddress));
    }

    [Theory]
    [InlineData("sv", "Välj högst 3 alternativ.")]
    [InlineData("en", "Choose at most 3 options.")]
    public async Task Too_many_options_are_told_at_the_field_stay_there_and_the_last_right_choice_stays_saved(string language, string tooMany)
    {
        const string question = "stodbehov_omraden";
        var section = await OpenAsync("avslutning", language);
        var boxes = section.Question(question).Locator("input");
        for (var i = 0; i < 3; i++)
            await boxes.Nth(i).CheckAsync();
        await section.WaitUntilSavedAsync(question);
        await Expect(section.Fault(question)).ToBeHiddenAsync();

        await boxes.Nth(3).CheckAsync();
        await Expect(section.Fault(question)).ToContainTextAsync(tooMany);
        await Expect(section.Question(question).Locator("input:checked")).ToHaveCountAsync(4);

        Assert.Equal(2, new Stored(Server).Answers(Round, Municipality)[question].Count(sign => sign == '|'));
        await section.ReloadAsync();
        await Expect(section.Fault(question)).ToContainTextAsync(tooMany);
        await Expect(section.Question(question).Locator("input:checked")).ToHaveCountAsync(4);

        // An option that stands alone takes the others away: the fault is mended by it.
        await section.Option(question, "none").CheckAsync();
        await Expect(section.Question(question).Locator("input:checked")).ToHaveCountAsync(1);
    }

    private async Task AssertFaultsAsync(
        SectionPage section, string question, string right, string language, params (string Wrong, string Message)[] faults)
    {
        var field = section.Typed(question);
        await field.FillAsync(right);
        await field.BlurAsync();
        await section.WaitUntilSavedAsync(question);

        foreach (var (wrong, message) in faults)
        {
            await field.FillAsync(wrong); // no leaving of the field: a pause in the typing is enough
            await Expect(section.Fault(question)).ToContainTextAsync(message);
            await Expect(section.Fault(question)).ToContainTextAsync(
                language == "sv" ? "Det senast sparade svaret finns kvar." : "The last saved answer is kept.");
            await Expect(field).ToHaveValueAsync(wrong);
            await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        }

        Assert.Equal(right, new Stored(Server).Answers(Round, Municipality)[question]);
        await section.ReloadAsync();
        await Expect(field).ToHaveValueAsync(faults[^1].Wrong);
        await Expect(section.Fault(question)).ToContainTextAsync(faults[^1].Message);
        await field.FillAsync(right);
        await Expect(section.Fault(question)).ToBeHiddenAsync();
        await section.WaitUntilSavedAsync(question);
    }

    private async Task<SectionPage> OpenAsync(string section, string language = "sv")
    {
        var opened = new SectionPage((await SignedInAsync(language)).Page);
        await opened.GoToAsync(Round, Municipality, section);
        return opened;
    }

    private async Task<Visitor> SignedInAsync(string language)
    {
        var visitor = await VisitAsync();
        await visitor.SignInAsync("Elin Stenman");
        await visitor.GoToAsync($"/sprak/{language}");
        return visitor;
    }
}
