using System.Globalization;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>Lays a questionnaire out as a workbook with its draft: a sheet for each section, a line for each thing that can be answered.</summary>
/// <param name="ruleInWords">When a question is asked, in the form's language.</param>
internal sealed class FormLayout(OpenedResponse opened, ExportLanguage language, Func<BooleanExpression, string> ruleInWords)
{
    public FormBook Of(DateTimeOffset madeAt)
    {
        var title = language[opened.Questionnaire.Title];
        return new FormBook(
            $"{title} – {opened.Municipality.Name}",
            madeAt,
            language["Läs mig", "Read me"],
            ReadMe(title, madeAt),
            new FormHeadings(
                language["Nr", "No."], language["Fråga", "Question"], language["Förklaring", "Explanation"], language["Ert svar", "Your answer"],
                language["Så svarar ni", "How to answer"], language["Ställs om", "Asked if"]),
            [.. opened.Questionnaire.Sections.Select(section => new FormSheet(
                $"{section.Number} {language[section.Title]}", $"{section.Number} {language[section.Title]}", language[section.Intro],
                [.. section.Questions.SelectMany(Rows)]))],
            FormIdentity.Rows(opened, language, madeAt));
    }

    private List<(string Topic, string Text)> ReadMe(string title, DateTimeOffset madeAt)
    {
        var lines = new List<(string, string)>
        {
            (language["Enkät", "Survey"], title),
            (language["Kommun", "Municipality"], opened.Municipality.Name),
            (language["Omgång", "Round"], opened.Round.Key),
            (language["Hämtat", "Downloaded"], string.Create(CultureInfo.InvariantCulture, $"{SwedishTime.Local(madeAt):yyyy-MM-dd HH:mm}")),
        };
        if (opened.Round.LastAnswerDay is { } lastDay)
            lines.Add((language["Svara senast", "Answer by"], AnswerText.Iso(lastDay)));
        if (opened.Period.LastDay is { } close)
            lines.Add((language["Stänger", "Closes"], AnswerText.Iso(close)));
        lines.AddRange(
        [
            (language["Så gör ni", "What to do"], language[
                "Fyll i de gula rutorna, ett blad för varje avsnitt. Svar som redan finns i utkastet är ifyllda. Spara filen och ladda upp den på sidan Svara i Excel.",
                "Fill in the yellow cells, one sheet for each section. Answers that are in the draft already are filled in. Save the file and upload it on the page Answer in Excel."]),
            (language["Inget skickas in", "Nothing is submitted"], language[
                "När ni laddar upp filen ser ni vad som skiljer sig från utkastet och väljer vad som ska sparas där. Enkäten skickas in först när ni gör det på webbplatsen.",
                "When you upload the file you see what differs from the draft and choose what to save there. The survey is submitted only when you do so on the website."]),
            (language["Flera som svarar", "Several who answer"], language[
                "Ni kan fylla i olika exemplar av filen. Har någon ändrat ett svar i utkastet sedan filen hämtades får ni välja vilket svar som gäller.",
                "You can fill in different copies of the file. If somebody has changed an answer in the draft since the file was downloaded, you choose which answer counts."]),
            (language["Tomma rutor", "Empty cells"], language[
                "En tom ruta är inget svar. Tar ni bort ett svar i filen frågar vi om det ska tas bort i utkastet också.",
                "An empty cell is no answer. If you remove an answer in the file, we ask whether to remove it from the draft too."]),
            (language["Frågor som inte ställs", "Questions that are not asked"], language[
                "En del frågor ställs bara vid vissa svar. Det står i kolumnen längst till höger. Frågor som inte ställs till er kan ni hoppa över.",
                "Some questions are asked only with certain answers, as the last column tells. You can skip questions that are not asked of you."]),
            (language["Låsta blad", "Protected sheets"], language[
                "Bladen är låsta utan lösenord, så att frågorna inte ändras av misstag. Ni kan sortera och ta bort rader om ni låser upp dem. Rader som saknas lämnas som de är i utkastet.",
                "The sheets are protected without a password, so that no question is changed by mistake. You can sort and delete rows if you unprotect them. Rows that are missing are left as they are in the draft."]),
        ]);
        return lines;
    }

    private IEnumerable<FormRow> Rows(Question question)
    {
        var head = new FormRow(null, question.Number, language[question.Label])
        {
            Help = question.Help is { } help ? language[help] : null,
            Expected = FormWords.Expected(question, language),
            AskedIf = question.VisibleIf is { } rule ? Sentence(ruleInWords(rule)) : null,
        };
        switch (question)
        {
            case MultiQuestion multi:
                yield return head;
                var chosen = (opened.Draft[multi.Items[0].Key] as OptionsAnswer)?.Options ?? [];
                foreach (var option in multi.Options)
                {
                    var yes = language["Ja", "Yes"];
                    yield return new FormRow(FormKeys.Of(multi, option), "", language[option.Label])
                    {
                        Expected = FormWords.Expected(option, language),
                        Answer = chosen.Contains(option.Key) ? Cell.OfText(yes) : Cell.Empty,
                        Input = new FormInput.Choice([yes], language["Välj Ja eller lämna rutan tom.", "Choose Yes or leave the cell empty."]),
                    };
                }

                break;
            case MatrixQuestion matrix:
                yield return head;
                foreach (var item in matrix.Items)
                    yield return new FormRow(FormKeys.Of(item), "", language[item.Row!.Label]) { Answer = Answer(item), Input = Input(matrix, head.Expected) };
                break;
            default:
                yield return head with { Key = FormKeys.Of(question.Items[0]), Answer = Answer(question.Items[0]), Input = Input(question, head.Expected) };
                break;
        }
    }

    private Cell Answer(Item item) => (item.Question, opened.Draft[item.Key]) switch
    {
        (_, null) => Cell.Empty,
        (ChoiceQuestion choice, OptionAnswer answer) => Cell.OfText(language[choice.Options[choice.IndexOfOption(answer.Option)].Label]),
        (NumberQuestion question, NumberAnswer answer) => Number(question, answer),
        // Excel knows no day before 1900, and takes that year for a leap year.
        (_, DateAnswer { Date: var date }) when date >= FirstDay => Cell.OfDate(date),
        (_, { } other) => Cell.OfText(AnswerText.Canonical(other)),
    };

    /// <summary>The first day that every spreadsheet program counts alike.</summary>
    public static DateOnly FirstDay { get; } = new(1900, 3, 1);

    /// <summary>As a number where Excel gives the same back: it knows fifteen digits.</summary>
    private static Cell Number(NumberQuestion question, NumberAnswer answer)
    {
        var (number, text) = ((double)answer.Number, AnswerText.Canonical(answer));
        return number.ToString("G15", CultureInfo.InvariantCulture) == text ? Cell.OfNumber(number, question.Decimals) : Cell.OfText(text);
    }

    private FormInput Input(Question question, string warning) => question switch
    {
        ChoiceQuestion choice => new FormInput.Choice([.. choice.Options.Select(option => language[option.Label])], warning),
        NumberQuestion number => new FormInput.Number(number.Min, number.Max, number.Decimals, warning),
        DateQuestion date => new FormInput.Date(date.Min, date.Max, warning),
        TextQuestion text => new FormInput.Text(text.MaxLength, text.Multiline, warning),
        EmailQuestion email => new FormInput.Text(email.MaxLength, false, warning),
        _ => throw new System.Diagnostics.UnreachableException(question.GetType().Name),
    };

    private static string Sentence(string words) => words.Length == 0 ? words : $"{char.ToUpper(words[0], CultureInfo.InvariantCulture)}{words[1..]}";
}
