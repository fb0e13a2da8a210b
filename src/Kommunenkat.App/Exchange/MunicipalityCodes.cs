using Kommunenkat.App.Geography;

namespace Kommunenkat.App.Exchange;

/// <summary>Municipality codes as they stand in files.</summary>
internal static class MunicipalityCodes
{
    /// <summary>Why the text is no municipality's code, or null where it is one's.</summary>
    public static string? Fault(string code)
    {
        if (Areas.Sweden.FindMunicipality(code) is not null)
            return null;
        if (code.Length == 0)
            return "expected a municipality code of four digits";
        return Areas.Sweden.FindMunicipality("0" + code) is { } municipality
            ? $"expected {FileRemark.Quote(municipality.Code)}, not {FileRemark.Quote(code)}: the leading zero is missing; "
                + "format the column as text, write the zero and save the file again"
            : $"there is no municipality {FileRemark.Quote(code)}";
    }
}
