using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>What a form says of how a question is answered.</summary>
internal static class FormWords
{
    /// <summary>How an item is answered; of a multiple choice what stands above its options.</summary>
    public static string Expected(Question question, ExportLanguage language)
    {
        var told = question switch
        {
            MultiQuestion { MaxSelected: { } most } multi when most < multi.Options.Length => language[
                $"Svara Ja för högst {most} alternativ.", $"Answer Yes for at most {most} options."],
            MultiQuestion => language["Svara Ja för alla alternativ som stämmer.", "Answer Yes for every option that applies."],
            MatrixQuestion => language["Välj ett alternativ i listan för varje rad.", "Choose one option from the list for each row."],
            ChoiceQuestion => language["Välj ett alternativ i listan.", "Choose one option from the list."],
            NumberQuestion number => Expected(number, language),
            DateQuestion date => Expected(date, language),
            TextQuestion { Multiline: true } text => language[
                $"Text, högst {text.MaxLength} tecken. Ny rad med Alt + Enter.", $"Text of at most {text.MaxLength} characters. New line with Alt + Enter."],
            TextQuestion text => language[$"Text på en rad, högst {text.MaxLength} tecken.", $"Text on one line, at most {text.MaxLength} characters."],
            EmailQuestion => language["En e-postadress, till exempel namn@kommunen.se.", "An e-mail address, such as name@example.se."],
            _ => throw new System.Diagnostics.UnreachableException(question.GetType().Name),
        };
        return question.Required ? told : told + language[" Frivillig.", " Optional."];
    }

    public static string Expected(Option option, ExportLanguage language) => option.Exclusive
        ? language["Ja, om inget av de andra stämmer. Annars tomt.", "Yes if none of the others applies. Else empty."]
        : language["Ja eller tomt.", "Yes or empty."];

    private static string Expected(NumberQuestion number, ExportLanguage language)
    {
        var kind = number.Decimals == 0
            ? language["Ett heltal", "A whole number"]
            : language[$"Ett tal med högst {number.Decimals} decimaler", $"A number with at most {number.Decimals} decimals"];
        var limits = (Text(number.Min), Text(number.Max)) switch
        {
            ({ } min, { } max) => language[$" från {min} till {max}", $" from {min} to {max}"],
            ({ } min, null) => language[$", minst {min}", $", at least {min}"],
            (null, { } max) => language[$", högst {max}", $", at most {max}"],
            (null, null) => "",
        };
        return kind + limits + (number.Unit is { } unit ? language[$" ({unit["sv"]}).", $" ({unit["en"]})."] : ".");

        string? Text(decimal? limit) => limit is { } value ? AnswerText.ReadableNumber(number, value, language.Culture) : null;
    }

    private static string Expected(DateQuestion date, ExportLanguage language) =>
        language["Ett datum, ÅÅÅÅ-MM-DD", "A date, YYYY-MM-DD"] + (date.Min, date.Max) switch
        {
            ({ } min, { } max) => language[$", från {AnswerText.Iso(min)} till {AnswerText.Iso(max)}.", $", from {AnswerText.Iso(min)} to {AnswerText.Iso(max)}."],
            ({ } min, null) => language[$", tidigast {AnswerText.Iso(min)}.", $", not before {AnswerText.Iso(min)}."],
            (null, { } max) => language[$", senast {AnswerText.Iso(max)}.", $", not after {AnswerText.Iso(max)}."],
            (null, null) => ".",
        };
}
