namespace Kommunenkat.Web.Features.Accounts;

/// <summary>Stands for the texts in <c>AccountsTexts.resx</c> (Swedish) and <c>AccountsTexts.en.resx</c>.</summary>
public sealed class AccountsTexts;
