# language: zh-CN
功能: 项目做到了 PMO 的哪些实践
  每项实践从应当做到的关口起才对项目提出要求。已批准的工作算数，不论后来如何。

  规则: 没到时候的不问

    场景: 早已收尾的项目，不问它今天怎么执行
      假如已有“night-buses”的证据
      当用“project-practice”评估该对象
      那么准则“PRA.18”已满足
      而且准则“PRA.19”未满足，级别为“minor”

    场景: 没人知道项目走到哪一步，什么都无从评估
      假如仅有截至 2026-06-30 的以下事实：
        | 事实           | 值     |
        | 可行性论证意见 | rework |
      当用“project-practice”评估该对象
      那么没有任何内容可以评估

  规则: 一处差距不否定整项工作，几处就会

    场景: 只是许可办得慢，不否定
      假如已有“depot-extension”的证据
      当用“project-practice”评估该对象
      那么准则“PRA.9”已满足
      而且等级为“B”

    场景: 许可慢、里程碑晚、又超支，就否定
      假如已有“depot-extension”的证据
      而且其中“里程碑准时率”为“80%”
      而且其中“成本绩效指数”为“0.85”
      当用“project-practice”评估该对象
      那么检查“PRA.9”不合格
      而且发现模式“agreed-not-held”

  规则: 对自己所知甚少的项目不评级

    场景: 证据只有一半，不予评级，已知的差距照样指明
      假如已有“lift-retrofit”的证据
      当用“project-practice”评估该对象
      那么不予评级
      而且准则“PRA.2”未满足，级别为“critical”
      而且发现模式“held-without-foundation”
