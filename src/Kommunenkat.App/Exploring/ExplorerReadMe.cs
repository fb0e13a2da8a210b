using Kommunenkat.App.Exchange.Exports;

namespace Kommunenkat.App.Exploring;

/// <summary>*Läs mig* of what is exported from the explorer.</summary>
internal static class ExplorerReadMe
{
    /// <param name="address">The query of the page's address, which is the whole choice.</param>
    public static ReadMeRows Begin(string title, DateTimeOffset readAt, string address, ExportLanguage language)
    {
        var rows = new ReadMeRows(language);
        rows.AddHead(title, readAt);
        rows.Add(language["Adress", "Address"], address);
        rows.Add(language["Obs", "Note"], language[
            "Uppgifter om enskilda kommuner får inte spridas utan prövning.", "Do not pass on what is told of single municipalities without a review."]);
        return rows;
    }
}
