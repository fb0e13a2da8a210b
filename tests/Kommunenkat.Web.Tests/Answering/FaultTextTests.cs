using Kommunenkat.Survey.Answers;
using Kommunenkat.Web.Features.Answering;
using Xunit;
using static Kommunenkat.Web.Tests.Answering.Drafts;

namespace Kommunenkat.Web.Tests.Answering;

public sealed class FaultTextTests : AnsweringContext
{
    public static readonly TheoryData<string, string, string, string> Faults = new()
    {
        { "styrdokument_finns", "perhaps", "Alternativet finns inte.", "There is no such option." },
        { "stod_vuxna", "samtal|samtal", "Samma alternativ står två gånger.", "The same option stands twice." },
        { "stod_vuxna", "samtal|none", "Alternativet kan bara väljas ensamt.", "The option can only be chosen alone." },
        { "stodbehov_omraden", "kartlaggning|styrdokument|metoder|utbildning", "Välj högst 3 alternativ. Ta bort något innan du lägger till fler.", "Choose at most 3 options. Remove one before you add another." },
        { "budget_belopp", "mycket", "Skriv ett tal med siffror, till exempel 12.", "Write a number in digits, for example 12." },
        { "budget_belopp", "0,5", "Skriv ett heltal, utan decimaler.", "Write a whole number, without decimals." },
        { "budget_belopp", "-1", "Skriv ett tal som är minst 0.", "Write a number that is at least 0." },
        { "budget_belopp", "500000001", "Skriv ett tal som är högst 500\u00A0000\u00A0000.", "Write a number that is at most 500,000,000." },
        { "kartlaggning_ar", "2009", "Skriv ett tal som är minst 2010.", "Write a number that is at least 2010." },
        { "styrdokument_beslutsdatum", "i våras", "Skriv ett datum som ÅÅÅÅ-MM-DD, till exempel 2024-05-17.", "Write a date as YYYY-MM-DD, for example 2024-05-17." },
        { "styrdokument_beslutsdatum", "2004-12-31", "Skriv ett datum som är 2005-01-01 eller senare.", "Write a date that is 2005-01-01 or later." },
        { "styrdokument_beslutsdatum", "2026-01-01", "Skriv ett datum som är 2025-12-31 eller tidigare.", "Write a date that is 2025-12-31 or earlier." },
        { "kontakt_namn", new string('a', 121), "Skriv högst 120 tecken.", "Write at most 120 characters." },
        { "kontakt_namn", "Anna\nBo", "Skriv på en rad.", "Write on one line." },
        { "kontakt_namn", "Anna\u0007", "Texten innehåller tecken som inte kan visas. Skriv om den.", "The text contains characters that cannot be shown. Rewrite it." },
        { "kontakt_epost", "anna", "Skriv en e-postadress, till exempel namn@kommunen.se.", "Write an e-mail address, for example name@municipality.se." },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_wrong_is_said_with_what_would_be_right(string question, string text, string swedish, string english)
    {
        var fault = AnswerText.Parse(Item(question), text).Fault!;

        Speak("sv");
        Assert.Equal(swedish, FaultText.Of(fault, Question(question), Texts));
        Speak("en");
        Assert.Equal(english, FaultText.Of(fault, Question(question), Texts));
    }

    [Theory]
    [InlineData("sv", "Skriv högst 2 decimaler.")]
    [InlineData("en", "Write at most 2 decimals.")]
    public void Too_many_decimals_says_how_many_there_may_be(string language, string words)
    {
        Speak(language);

        Assert.Equal(words, FaultText.Of(new AnswerFault(AnswerFaultKind.TooManyDecimals, 2), Question("budget_belopp"), Texts));
    }

    [Fact]
    public void No_kind_of_fault_is_left_out_above()
    {
        var kinds = Faults.Select(row => AnswerText.Parse(Item(row.Data.Item1), row.Data.Item2).Fault!.Kind);

        Assert.Equal(Enum.GetValues<AnswerFaultKind>(), kinds.Distinct().Order());
    }
}
