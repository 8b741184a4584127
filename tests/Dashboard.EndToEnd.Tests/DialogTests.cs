using Dashboard.EndToEnd.Tests.Browser;
using Dashboard.EndToEnd.Tests.Server;
using Microsoft.Playwright;

namespace Dashboard.EndToEnd.Tests;

[Collection(OneByOne.Name)]
public sealed class DialogTests(Chromium chromium, DashboardProcess dashboard) : Suite(chromium, dashboard)
{
    /// <summary>A timer set after everything that a dialog may have put off: when it fires, that has been done.</summary>
    private const string WhateverWasPutOff = "() => new Promise(done => setTimeout(done, 1000))";

    [Fact]
    public async Task Dialog_Opened_FocusesItsFirstFieldAndGivesTheFocusBack()
    {
        var page = await OpenSignedInAsync($"/catalog/{Dashboard.Shop.Product}");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Change price" }).First;

        await button.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByLabel("New price")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(button).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Dialog_TypedInAsSoonAsItIsThere_LetsThePersonStayInTheirField()
    {
        var page = await OpenSignedInAsync($"/catalog/{Dashboard.Shop.Product}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Change price" }).First.ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);

        await dialog.GetByLabel("New price").FillAsync("12.25");
        await dialog.GetByLabel("Reason").FocusAsync();
        await page.EvaluateAsync(WhateverWasPutOff);
        await page.Keyboard.TypeAsync("a better one");

        await Assertions.Expect(dialog.GetByLabel("Reason")).ToHaveValueAsync("a better one");
        await Assertions.Expect(dialog.GetByLabel("New price")).ToHaveValueAsync("12.25");
    }
}
