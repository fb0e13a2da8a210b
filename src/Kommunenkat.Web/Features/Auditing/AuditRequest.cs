using System.Globalization;
using Kommunenkat.App.Auditing;

namespace Kommunenkat.Web.Features.Auditing;

/// <summary>The reader's choice of entries, as it stands in the address. What makes no sense there chooses nothing.</summary>
/// <param name="Page">From 1.</param>
public sealed record AuditRequest(AuditFilter Filter, int Page)
{
    public const string Address = "/granskningslogg", FileAddress = "/granskningslogg/csv";

    public const string FromName = "fran", ToName = "till", PersonName = "person", AreaName = "omrade", RoundName = "omgang", ActionName = "handelse", ObjectName = "objekt", PageName = "sida";

    /// <summary>How far back it is looked where no first day is said: further would be slow, and is seldom meant.</summary>
    public const int UsualDays = 30;

    /// <param name="value">Of a name in the address; null: it is not there, empty: nothing is chosen.</param>
    public static AuditRequest Parse(Func<string, string?> value, DateOnly today) => new(
        new AuditFilter(
            value(FromName) is { } from ? Day(from) : today.AddDays(-UsualDays),
            Day(value(ToName)),
            Text(value(PersonName)),
            Text(value(AreaName)),
            Text(value(RoundName)),
            Action(value(ActionName)),
            Text(value(ObjectName))),
        int.TryParse(value(PageName), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);

    /// <summary>The address of another page of the same choice.</summary>
    public string Link(int page) => $"{Address}?{Query()}&{PageName}={page.ToString(CultureInfo.InvariantCulture)}";

    public string FileLink() => $"{FileAddress}?{Query()}";

    public static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private string Query() => string.Join('&', new[]
    {
        (FromName, Written(Filter.From)),
        (ToName, Written(Filter.To)),
        (PersonName, Filter.Person),
        (AreaName, Filter.Area),
        (RoundName, Filter.Round),
        (ActionName, Filter.Action?.ToString()),
        (ObjectName, Filter.ObjectId),
    }.Where(part => part.Item1 == FromName || !string.IsNullOrEmpty(part.Item2)).Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2 ?? "")}"));

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 2000 and < 9000 ? day : null;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static AuditAction? Action(string? text) => Enum.GetValues<AuditAction>().Cast<AuditAction?>().FirstOrDefault(action => action.ToString() == text);
}
