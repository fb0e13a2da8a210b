using System.Globalization;
using ClosedXML.Excel;
using Kommunenkat.App.Exchange.Forms;

namespace Kommunenkat.App.Exchange.Spreadsheets;

/// <summary>Tells Excel what a cell takes. It is a help to who fills the form in and no more: what comes back is checked anew.</summary>
internal static class FormValidation
{
    /// <summary>What Excel takes of a message.</summary>
    private const int LongestWarning = 255;

    /// <summary>Stands where a number has no limit: beyond it, Excel has no whole numbers.</summary>
    private const decimal LargestNumber = 999_999_999_999_999;

    private static readonly DateOnly LastDay = new(9999, 12, 31);

    public static void Set(IXLCell cell, FormInput input, Func<IReadOnlyList<string>, IXLRange> listOf)
    {
        var taken = cell.SetDataValidation();
        taken.IgnoreBlanks = true;
        taken.ErrorMessage = input.Warning.Length <= LongestWarning ? input.Warning : input.Warning[..LongestWarning];
        switch (input)
        {
            case FormInput.Choice choice:
                taken.List(listOf(choice.Labels), true);
                break;
            case FormInput.Number number:
                var (min, max) = (Text(number.Min ?? -LargestNumber), Text(number.Max ?? LargestNumber));
                if (number.Decimals == 0)
                    taken.WholeNumber.Between(min, max);
                else
                    taken.Decimal.Between(min, max);
                break;
            case FormInput.Date date:
                taken.Date.Between(Day(date.Min ?? FormLayout.FirstDay), Day(date.Max ?? LastDay));
                break;
            case FormInput.Text text:
                taken.TextLength.EqualOrLessThan(text.MaxLength);
                // Excel counts some characters twice: it says so, and lets them through.
                taken.ErrorStyle = XLErrorStyle.Warning;
                break;
        }
    }

    private static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static DateTime Day(DateOnly day) => (day < FormLayout.FirstDay ? FormLayout.FirstDay : day).ToDateTime(TimeOnly.MinValue);
}
