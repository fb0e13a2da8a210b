using System.Globalization;
using System.Text;
using System.Xml;
using Kommunenkat.App.Exchange.Exports;
using Kommunenkat.App.Exchange.Workbooks;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Codebooks;

/// <summary>
/// The codebook of one round as DDI-Codebook 2.5 (XML), as data archives take it: a variable for each column of the wide answer file, with
/// texts in every language the questionnaire has.
/// </summary>
internal static class DdiCodebook
{
    private const string Namespace = "ddi:codebook:2_5";

    private static readonly XmlWriterSettings Form = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <param name="wide">The answers; null: there is no file of them, and the codebook is of the study's variables alone.</param>
    /// <param name="items">Those that are variables, of the file's columns those that are no facts of the municipality.</param>
    public static Document Of(Questionnaire questionnaire, Sheet? wide, IReadOnlyList<Item> items, DateTimeOffset madeAt, ExportLanguage language)
    {
        using var text = new MemoryStream();
        using (var xml = XmlWriter.Create(text, Form))
            new Writing(xml, questionnaire, language).Write(wide, items.ToDictionary(item => item.Key.ToString(), StringComparer.Ordinal), CatalogueFile.Day(madeAt));
        return new Document($"kodbok-{questionnaire.Round}.ddi.xml", Encoding.UTF8.GetString(text.ToArray()));
    }

    private sealed class Writing(XmlWriter xml, Questionnaire questionnaire, ExportLanguage language)
    {
        private const string FileId = "F1";

        public void Write(Sheet? wide, Dictionary<string, Item> items, string day)
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("codeBook", Namespace);
            xml.WriteAttributeString("version", "2.5");
            xml.WriteAttributeString("xml", "lang", null, language.Code);
            Study(day);
            if (wide is not null)
                DataFile(wide);
            xml.WriteStartElement("dataDscr", Namespace);
            var columns = wide?.Columns.Select(column => (column.Key, Column: (Column?)column)) ?? items.Keys.Select(key => (key, (Column?)null));
            foreach (var (index, (key, column)) in columns.Index())
            {
                var item = items.GetValueOrDefault(key);
                xml.WriteStartElement("var", Namespace);
                xml.WriteAttributeString("ID", $"V{Number(index + 1)}");
                xml.WriteAttributeString("name", key);
                if (wide is not null)
                    xml.WriteAttributeString("files", FileId);
                xml.WriteAttributeString("intrvl", item?.Question is NumberQuestion or DateQuestion || column?.Kind is CellKind.Number or CellKind.Date ? "contin" : "discrete");
                if (item is not null)
                    Describe(item);
                else
                    Describe(column!);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        private void Study(string day)
        {
            xml.WriteStartElement("stdyDscr", Namespace);
            xml.WriteStartElement("citation", Namespace);
            xml.WriteStartElement("titlStmt", Namespace);
            Text("titl", language[questionnaire.Title]);
            Text("IDNo", $"{questionnaire.Key}-{questionnaire.Round}-v{questionnaire.Version}");
            xml.WriteEndElement();
            xml.WriteStartElement("prodStmt", Namespace);
            xml.WriteStartElement("prodDate", Namespace);
            xml.WriteAttributeString("date", day);
            xml.WriteString(day);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("stdyInfo", Namespace);
            Texts("abstract", questionnaire.Description);
            xml.WriteStartElement("sumDscr", Namespace);
            Text("nation", language["Sverige", "Sweden"], ("abbr", "SE"));
            Text("anlyUnit", language["Kommun", "Municipality"]);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private void DataFile(Sheet wide)
        {
            xml.WriteStartElement("fileDscr", Namespace);
            xml.WriteAttributeString("ID", FileId);
            xml.WriteStartElement("fileTxt", Namespace);
            Text("fileName", $"{wide.Key}.csv");
            xml.WriteStartElement("dimensns", Namespace);
            Text("caseQnty", wide.RowCount.ToString(CultureInfo.InvariantCulture));
            Text("varQnty", Number(wide.Columns.Count));
            xml.WriteEndElement();
            Text("fileType", "text/csv; charset=utf-8");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private void Describe(Column column)
        {
            Text("labl", column.Heading, language.Code);
            Format(column.Kind == CellKind.Number);
        }

        private void Describe(Item item)
        {
            var question = item.Question;
            foreach (var locale in questionnaire.Locales)
                Text("labl", $"{question.Number} {question.Label[locale]}{(item.Row is { } row ? $": {row.Label[locale]}" : "")}", locale);
            Literal(item);
            Range(question);
            if (question.VisibleIf is { } rule)
                Text("universe", RuleText.Of(rule));
            Categories(question);
            Format(question is NumberQuestion);
            Lineage(question);
        }

        private void Format(bool isNumber)
        {
            xml.WriteStartElement("varFormat", Namespace);
            xml.WriteAttributeString("type", isNumber ? "numeric" : "character");
            xml.WriteEndElement();
        }

        private void Literal(Item item)
        {
            foreach (var locale in questionnaire.Locales)
            {
                xml.WriteStartElement("qstn", Namespace);
                xml.WriteAttributeString("xml", "lang", null, locale);
                if (item.Row is not null)
                    Text("preQTxt", item.Question.Label[locale], locale);
                Text("qstnLit", item.Row?.Label[locale] ?? item.Question.Label[locale], locale);
                if (item.Question.Help is { } help)
                    Text("ivuInstr", help[locale], locale);
                xml.WriteEndElement();
            }
        }

        private void Range(Question question)
        {
            var (min, max) = question switch
            {
                NumberQuestion of => (Canonical(of.Min), Canonical(of.Max)),
                DateQuestion date => (date.Min is { } first ? AnswerText.Iso(first) : null, date.Max is { } last ? AnswerText.Iso(last) : null),
                _ => (null, null),
            };
            if (min is null && max is null)
                return;
            xml.WriteStartElement("valrng", Namespace);
            xml.WriteStartElement("range", Namespace);
            if (question is NumberQuestion number)
                xml.WriteAttributeString("UNITS", number.Decimals == 0 ? "INT" : "REAL");
            if (min is not null)
                xml.WriteAttributeString("min", min);
            if (max is not null)
                xml.WriteAttributeString("max", max);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private void Categories(Question question)
        {
            foreach (var option in question is ChoiceQuestion choice ? choice.Options : [])
            {
                xml.WriteStartElement("catgry", Namespace);
                if (option.Kind is OptionKind.DontKnow or OptionKind.NotApplicable)
                    xml.WriteAttributeString("missing", "Y");
                Text("catValu", option.Key);
                foreach (var locale in questionnaire.Locales)
                    Text("labl", option.Label[locale], locale);
                if (question is MultiQuestion && option.Exclusive)
                    Text("txt", language["Utesluter andra alternativ.", "Excludes other options."], language.Code);
                xml.WriteEndElement();
            }

            foreach (var kinds in ((MissingKind[])[MissingKind.NoResponse, MissingKind.Unanswered, MissingKind.NotApplicable]).GroupBy(MissingSymbol.Of, StringComparer.Ordinal))
            {
                xml.WriteStartElement("catgry", Namespace);
                xml.WriteAttributeString("missing", "Y");
                xml.WriteAttributeString("missType", string.Join(' ', kinds.Select(ObservationWords.Of)));
                Text("catValu", kinds.Key);
                Text("labl", string.Join(language["; eller ", "; or "], kinds.Select(kind => ReadMe.Meaning(kind, language))), language.Code);
                xml.WriteEndElement();
            }
        }

        private void Lineage(Question question)
        {
            var trend = question.Trend;
            if (trend.PreviousRound is null)
                return;
            var before = language[$"Omgång {trend.PreviousRound}, version {trend.PreviousVersion}", $"Round {trend.PreviousRound}, version {trend.PreviousVersion}"];
            Text("notes", $"{before}: {CodebookWords.Of(trend.Comparable, language)}.{(trend.Note is { } note ? $" {language[note]}" : "")}", ("type", "lineage"));
            foreach (var category in trend.Harmonised)
            {
                var (now, then) = (string.Join(", ", category.Current), string.Join(", ", category.Previous));
                Text("notes", $"{language[category.Label]} ({category.Key}): {language[$"{now}; före {then}", $"{now}; before {then}"]}", ("type", "harmonised"));
            }
        }

        private void Texts(string element, LocalizedText text)
        {
            foreach (var locale in questionnaire.Locales)
                Text(element, text[locale], locale);
        }

        private void Text(string element, string text, string? locale = null)
        {
            xml.WriteStartElement(element, Namespace);
            if (locale is not null)
                xml.WriteAttributeString("xml", "lang", null, locale);
            xml.WriteString(text);
            xml.WriteEndElement();
        }

        private void Text(string element, string text, (string Name, string Value) attribute)
        {
            xml.WriteStartElement(element, Namespace);
            xml.WriteAttributeString(attribute.Name, attribute.Value);
            xml.WriteString(text);
            xml.WriteEndElement();
        }

        private static string? Canonical(decimal? number) => number is { } value ? AnswerText.Canonical(new NumberAnswer(value)) : null;

        private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
